package org.netloupe.ui.figure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.netloupe.figure.FigureException;
import org.netloupe.figure.FigureExport;
import org.netloupe.figure.Theme;
import org.netloupe.tensor.file.WholeFile;
import org.netloupe.ui.internal.Messages;
import org.netloupe.ui.theme.Themes;
import org.netloupe.ui.work.LatestWork;

/** Exports what a view shows to a file that the user names: PNG, SVG, or its numbers as CSV. */
public final class FigureFiles {
    /** Device pixels per logical pixel of an exported PNG: sharp in print and on any screen. */
    private static final double PNG_SCALE = 2;

    private FigureFiles() {}

    /** Asks for a file and writes it beside the display's thread. */
    public static void export(Shell shell, ExportSource source) {
        FileDialog dialog = new FileDialog(shell, SWT.SAVE);
        List<String> endings = new ArrayList<>(List.of("*.png", "*.svg")); //$NON-NLS-1$ //$NON-NLS-2$
        if (source.values().isPresent()) {
            endings.add("*.csv"); //$NON-NLS-1$
        }
        dialog.setText(Messages.Export_title);
        dialog.setFilterExtensions(endings.toArray(String[]::new));
        dialog.setFileName(source.name().replaceAll("[^\\p{L}\\p{N}._-]+", "-") + ".png"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
        dialog.setOverwrite(true);
        String chosen = dialog.open();
        if (chosen != null) {
            Path file = withEnding(chosen, endings.get(Math.max(0, dialog.getFilterIndex())));
            Theme theme = Themes.current();
            LatestWork.visible(shell).start(NLS.bind(Messages.Export_job, file.getFileName()), progress -> {
                write(source, theme, file);
                return file;
            }, _ -> {});
        }
    }

    private static Path withEnding(String chosen, String filter) {
        String name = chosen.toLowerCase(Locale.ROOT);
        boolean known = name.endsWith(".png") || name.endsWith(".svg") || name.endsWith(".csv"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
        return Path.of(known ? chosen : chosen + filter.substring(1));
    }

    /** Writes a picture or the values behind it, by the ending of the file's name. */
    public static void write(ExportSource source, Theme theme, Path file) throws IOException {
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".csv") && source.values().isPresent()) { //$NON-NLS-1$
            writeValues(source.values().get(), file);
        } else {
            writePicture(source, theme, file);
        }
    }

    private static void writePicture(ExportSource source, Theme theme, Path file) throws IOException {
        try {
            FigureExport.write(source.figure(), source.size(), theme, PNG_SCALE, file);
        } catch (FigureException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static void writeValues(ExportSource.Values values, Path file) throws IOException {
        StringBuilder text = new StringBuilder(line(values.header()));
        for (List<String> row : values.rows()) {
            text.append(line(row));
        }
        WholeFile.writeText(file, text.toString());
    }

    private static String line(List<String> cells) {
        return cells.stream().map(FigureFiles::quoted).collect(Collectors.joining(",", "", "\r\n")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
    }

    /** As RFC 4180 says. */
    private static String quoted(String cell) {
        return cell.matches("(?s).*[\",\r\n].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
    }
}
