package org.netloupe.figure;

import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;

import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.UUID;

import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;

import org.apache.batik.svggen.DefaultExtensionHandler;
import org.apache.batik.svggen.SVGGraphics2D;
import org.netloupe.figure.internal.Device;
import org.netloupe.figure.internal.SvgImages;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Writes figures as PNG or SVG, whole or not at all: a failed export leaves neither a part nor a lost older file. */
public final class FigureExport {

    private static final String SVG_NAMESPACE = "http://www.w3.org/2000/svg";
    /** 256 million pixels: 1 GB of memory while it is painted. */
    private static final double MOST_PIXELS = 1 << 28;

    private FigureExport() {}

    /**
     * Writes PNG or SVG by the ending of the file name; an existing file is replaced.
     *
     * @param scale
     *            device pixels per logical pixel of a PNG; an SVG has no pixels
     * @throws FigureException
     *             if the ending is another, or the file cannot be written
     */
    public static void write(Figure figure, Size size, Theme theme, double scale, Path file) throws FigureException {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".png")) {
            writePng(figure, size, theme, scale, file);
        } else if (name.endsWith(".svg")) {
            writeSvg(figure, size, theme, file);
        } else {
            throw new FigureException("Cannot export to " + file + ": expected a name that ends in .png or .svg.");
        }
    }

    /**
     * Writes a PNG of size x scale pixels.
     *
     * @throws FigureException
     *             if the scale is not above 0, the picture would exceed 2^28 pixels, or the file cannot be written
     */
    public static void writePng(Figure figure, Size size, Theme theme, double scale, Path file) throws FigureException {
        double pixels = size.width() * scale * size.height() * scale;
        if (!(scale > 0) || !(pixels <= MOST_PIXELS)) {
            throw new FigureException(
                    "Cannot export " + file + " at " + size.width() + " x " + size.height() + " times "
                            + scale + ": choose a scale above 0 that gives at most 268 million pixels.");
        }
        BufferedImage image = FigureImage.render(figure.picture(size, theme), scale);
        writeWhole(file, out -> {
            if (!ImageIO.write(image, "png", out)) {
                throw new IOException("this Java runtime has no PNG writer");
            }
        });
    }

    /**
     * Writes an SVG whose text stays text.
     *
     * @throws FigureException
     *             if the file cannot be written
     */
    public static void writeSvg(Figure figure, Size size, Theme theme, Path file) throws FigureException {
        Document document = emptyDocument();
        SVGGraphics2D graphics = new SVGGraphics2D(document, new SvgImages(), new DefaultExtensionHandler(), false);
        graphics.setSVGCanvasSize(new Dimension(size.width(), size.height()));
        graphics.setRenderingHint(Device.SHAPES, Boolean.TRUE);
        figure.paint(graphics, size, theme);
        Element root = graphics.getRoot(document.getDocumentElement());
        graphics.dispose();
        writeWhole(file, out -> serialise(root, out));
    }

    /** Without the document type that Batik would write: readers fetch it over the network. */
    private static void serialise(Element root, OutputStream out) throws IOException {
        try {
            Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
            transformer.transform(new DOMSource(root), new StreamResult(out));
        } catch (TransformerException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getMessage(), e);
        }
    }
    private static Document emptyDocument() throws FigureException {
        try {
            return DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder().getDOMImplementation()
                    .createDocument(SVG_NAMESPACE, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new FigureException("Cannot export SVG: this Java runtime has no XML parser.", e);
        }
    }

    @FunctionalInterface
    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private static void writeWhole(Path file, Content content) throws FigureException {
        Path target = file.toAbsolutePath();
        Path part = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            try (OutputStream out = Files.newOutputStream(part)) {
                content.writeTo(out);
            }
            moveOver(part, target);
        } catch (IOException e) {
            removeQuietly(part, e);
            throw new FigureException("Cannot write " + file + ": " + reason(e, target), e);
        }
    }

    private static void moveOver(Path part, Path target) throws IOException {
        if (Files.isDirectory(target)) {
            throw new FileSystemException(target.toString(), null, "it is a folder");
        }
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void removeQuietly(Path part, IOException cause) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    static String reason(IOException e, Path target) {
        if (e instanceof NoSuchFileException) {
            return "the folder " + target.getParent() + " does not exist; create it or choose another.";
        }
        if (e instanceof AccessDeniedException) {
            return "no permission to write into " + target.getParent() + "; choose another folder.";
        }
        String said = e instanceof FileSystemException f && f.getReason() != null ? f.getReason() : e.getMessage();
        String detail = said == null ? e.getClass().getSimpleName() : said;
        return detail.contains("No space left")
                ? "the disk is full; free some space or choose another folder."
                : detail + "; choose another place.";
    }
}
