package org.netloupe.ui.internal.about;

import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.about.InstallationPage;
import org.netloupe.core.extension.Contribution;
import org.netloupe.core.extension.Contributions;
import org.netloupe.core.extension.ExtensionPoint;
import org.netloupe.core.extension.Fault;
import org.netloupe.ui.internal.Messages;

/** Lists what is contributed to our extension points, and what was disabled with the reason. */
public final class ContributionsPage extends InstallationPage {
    private static final List<ExtensionPoint<?>> POINTS = List.of(ExtensionPoint.DATA_PROVIDERS,
            ExtensionPoint.MODEL_FORMATS, ExtensionPoint.METRICS, ExtensionPoint.TRAINING_ENGINES,
            ExtensionPoint.PROJECTIONS);

    @Override
    public void createControl(Composite parent) {
        Composite root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().applyTo(root);
        List<Fault> faults = Contributions.ofPlatform().faults();
        Label summary = new Label(root, SWT.WRAP);
        summary.setText(
                faults.isEmpty() ? Messages.About_noFaults : Messages.bind(Messages.About_faults, faults.size()));
        GridDataFactory.fillDefaults().grab(true, false).hint(500, SWT.DEFAULT).applyTo(summary);
        Table table = new Table(root, SWT.FULL_SELECTION | SWT.BORDER);
        table.setHeaderVisible(true);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(table);
        column(table, Messages.About_state, 90);
        column(table, Messages.About_name, 190);
        column(table, Messages.About_bundle, 180);
        column(table, Messages.About_reason, 380);
        faults.forEach(fault -> row(table, Messages.About_disabled, fault.contribution(), fault.contributor(),
                String.valueOf(fault.cause())));
        POINTS.forEach(point -> rows(table, point));
        setControl(root);
    }

    private static <T> void rows(Table table, ExtensionPoint<T> point) {
        for (Contribution<T> contribution : Contributions.ofPlatform().to(point)) {
            row(table, Messages.About_working, contribution.name(), contribution.contributor(), point.id());
        }
    }

    private static void column(Table table, String title, int width) {
        TableColumn column = new TableColumn(table, SWT.LEFT);
        column.setText(title);
        column.setWidth(width);
    }

    private static void row(Table table, String... cells) {
        new TableItem(table, SWT.NONE).setText(cells);
    }
}
