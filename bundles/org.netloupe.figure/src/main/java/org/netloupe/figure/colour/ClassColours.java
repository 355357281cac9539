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
            "006BB5 A28750 349C82 F35702 A44C80 3395C8 71693D 161616 00007E 981A08 133C67 8F70FE 5E30FA 4B2400 D7011E 5E209D 6D083B 35004D 64495C 0800D4");
    private static final Color[] DARK = colours(
            "1E79D2 F2AB37 45956A EB5004 CE87BA 65D4FF F5FC43 F5F5F5 5FD580 97AB8B 727990 C9BACC BD35FE 82A5EC A8E5C6 81FF8F FA2C66 E2D31D E500C3 A978FB");

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
