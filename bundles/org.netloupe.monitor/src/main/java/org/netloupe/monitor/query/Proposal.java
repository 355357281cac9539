package org.netloupe.monitor.query;

/**
 * What may come next in a query.
 *
 * @param text what is inserted
 * @param from where in the query the part begins that it replaces, in chars
 * @param caret how many chars into the text the caret stands afterwards
 * @param description what it is, may be empty
 */
public record Proposal(String text, int from, int caret, String description) {

    static Proposal whole(String text, int from, String description) {
        return new Proposal(text, from, text.length(), description);
    }
}
