package org.netloupe.figure.internal;

import java.awt.Image;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;

import javax.imageio.ImageIO;

import org.apache.batik.svggen.DefaultImageHandler;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.w3c.dom.Element;

/**
 * Puts images into an SVG as PNG within the document, unsmoothed: their pixels are data. Batik's own encoder needs
 * another library for this, the JDK does not.
 */
@NonNullByDefault({}) // Batik promises nothing
public final class SvgImages extends DefaultImageHandler {

    private static final String XLINK = "http://www.w3.org/1999/xlink";

    @Override
    protected void handleHREF(Image image, Element element, SVGGeneratorContext context)
            throws SVGGraphics2DIOException {
        if (!(image instanceof RenderedImage rendered)) {
            throw new SVGGraphics2DIOException(
                    "an image of type " + image.getClass().getName() + " cannot be embedded");
        }
        handleHREF(rendered, element, context);
    }

    @Override
    protected void handleHREF(RenderedImage image, Element element, SVGGeneratorContext context)
            throws SVGGraphics2DIOException {
        try {
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            if (!ImageIO.write(image, "png", png)) {
                throw new SVGGraphics2DIOException("this Java runtime has no PNG writer");
            }
            String data = "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
            element.setAttributeNS(XLINK, "xlink:href", data);
            element.setAttributeNS(null, "style", "image-rendering:pixelated");
        } catch (IOException e) {
            throw new SVGGraphics2DIOException(e.getMessage(), e);
        }
    }
}
