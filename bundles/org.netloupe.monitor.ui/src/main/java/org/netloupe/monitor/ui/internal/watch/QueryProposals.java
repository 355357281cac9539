package org.netloupe.monitor.ui.internal.watch;

import java.util.Optional;
import java.util.function.Supplier;

import org.eclipse.jface.fieldassist.ContentProposal;
import org.eclipse.jface.fieldassist.IContentProposal;
import org.eclipse.jface.fieldassist.IContentProposalProvider;
import org.netloupe.monitor.query.Proposal;
import org.netloupe.monitor.query.Proposals;
import org.netloupe.monitor.watch.WatchedProcess;

/** What may come next in the query, as JFace shows it; a proposal replaces the whole text, so that nothing is left over. */
final class QueryProposals implements IContentProposalProvider {
    private final Supplier<Optional<WatchedProcess>> process;

    QueryProposals(Supplier<Optional<WatchedProcess>> process) {
        this.process = process;
    }

    @Override
    public IContentProposal[] getProposals(String query, int caret) {
        return process.get().flatMap(WatchedProcess::description).stream()
                .flatMap(told -> Proposals.at(query, caret, told).stream()).map(p -> proposal(query, caret, p))
                .toArray(IContentProposal[]::new);
    }

    private static IContentProposal proposal(String query, int caret, Proposal proposal) {
        String whole = query.substring(0, proposal.from()) + proposal.text() + query.substring(caret);
        String label = proposal.description().isEmpty()
                ? proposal.text()
                : proposal.text() + "   " + proposal.description(); //$NON-NLS-1$
        return new ContentProposal(whole, label, null, proposal.from() + proposal.caret());
    }
}
