package org.netloupe.figure.colour;

import java.awt.Color;
import java.util.Arrays;

/**
 * Twenty colours for classes and series: the hues of Okabe and Ito (2008) and twelve more that stay apart for normal and
 * colour-blind eyes. Each class has a darker variant for the light theme and a lighter one for the dark theme, with a
 * contrast of at least 3:1 to background and surface. Found by src/test/palette/classes.py.
 */
public final class ClassColours {

    /** How many different colours there are; of these, the first {@link #SAFE} are farthest apart. */
    public static final int COUNT = 20;
    /** How many colours can be told apart by any eye without a second mark. */
    public static final int SAFE = 8;

    private static final Color[] LIGHT = colours(
            "006BB5 B38122 009B7A C43A00 A44C80 2E93CC 4C4800 161616 04007F C966AF "
                    + "0623CD 1C4E66 581800 057A2C 920051 5F2D98 FC3F78 6E14FF 43014B 926CFE");
    private static final Color[] DARK = colours("1E79D2 F2AB37 45956A EB5004 CE87BA 65D4FF F5FC43 F5F5F5 8EFD93 BDB9C7 "
            + "9C699F 41A8FA 7FB26D E1D752 6AEDD4 D31DD6 9F5FF9 20DC8A FE7E17 8A9393");

    private ClassColours() {}

    /**
     * The colour of a class.
     *
     * @param index
     *            of the class; those beyond the palette begin again, negative ones too
     * @param dark
     *            for the dark theme
     */
    public static Color of(int index, boolean dark) {
        return (dark ? DARK : LIGHT)[Math.floorMod(index, COUNT)];
    }

    private static Color[] colours(String hexadecimal) {
        return Arrays.stream(hexadecimal.split(" ")).map(text -> new Color(Integer.parseInt(text, 16)))
                .toArray(Color[]::new);
    }
}
