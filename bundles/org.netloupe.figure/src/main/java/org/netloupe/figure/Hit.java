package org.netloupe.figure;

/**
 * What lies at a place of a picture.
 *
 * @param text
 *            the tooltip, with full values; lines separated by \n
 * @param subject
 *            what it stands for
 * @param bounds
 *            where it is drawn, for focus rings and highlights
 */
public record Hit(String text, Subject subject, Box bounds) {}
