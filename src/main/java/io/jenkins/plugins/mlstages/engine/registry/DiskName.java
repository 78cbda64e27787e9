package io.jenkins.plugins.mlstages.engine.registry;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.io.Sha256;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The folder name that stands for a model's name on any disk: different names never share a folder, not even where the
 * disk ignores case or normalises Unicode, and no name is one that Windows reserves.
 *
 * <p>Small letters, digits and {@code . _ + -} stand for themselves, a capital letter is {@code =} and its small letter,
 * any other byte of the UTF-8 form is {@code %} and two hexadecimal digits, so {@code team-a/Price Up} becomes
 * {@code team-a%2f=price%20=up}. A name that would be too long keeps its beginning and ends in {@code ~} and a hash of
 * the whole name; its folder then carries the name in a file.
 */
final class DiskName {
    private static final int MAX_LENGTH = 180;
    private static final int KEPT_OF_LONG = 120;
    private static final Pattern RESERVED = Pattern.compile("(?:con|prn|aux|nul|com\\d|lpt\\d)(?:\\..*)?");
    private static final Pattern WRITTEN_HERE = Pattern.compile("[a-z0-9%=][a-z0-9._+%=~-]*");

    private DiskName() {}

    static String of(ModelName model) {
        StringBuilder disk = new StringBuilder();
        for (byte b : model.full().getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c >= 'A' && c <= 'Z') {
                disk.append('=').append((char) (c + 'a' - 'A'));
            } else if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || "._+-".indexOf(c) >= 0) {
                disk.append(c);
            } else {
                escape(disk, b);
            }
        }
        if (RESERVED.matcher(disk).matches()) {
            byte first = (byte) disk.charAt(0);
            disk.deleteCharAt(0);
            StringBuilder escaped = new StringBuilder();
            escape(escaped, first);
            disk.insert(0, escaped);
        }
        if (disk.length() <= MAX_LENGTH) {
            return disk.toString();
        }
        String hash = Sha256.of(model.full().getBytes(StandardCharsets.UTF_8));
        return disk.substring(0, KEPT_OF_LONG) + "~" + hash.substring(0, 32);
    }

    /** What the folder names of all models begin with whose names differ from this one in the last character, or go on there. */
    static String beginning(ModelName model) {
        String disk = of(model);
        return disk.substring(0, Math.min(disk.length() - 1, KEPT_OF_LONG));
    }

    /** Whether the name alone does not tell the model's, so that the folder must. */
    static boolean isShortened(String disk) {
        return disk.indexOf('~') >= 0;
    }

    /** Whether a folder of this name may be a model's at all. */
    static boolean isOne(String disk) {
        return WRITTEN_HERE.matcher(disk).matches();
    }

    /**
     * The model whose folder has this name.
     *
     * @throws InputException when no model's folder is called so
     */
    static ModelName decode(String disk) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            for (int i = 0; i < disk.length(); i++) {
                char c = disk.charAt(i);
                if (c == '=') {
                    bytes.write(Character.toUpperCase(disk.charAt(++i)));
                } else if (c == '%') {
                    bytes.write(Integer.parseInt(disk, i + 1, i + 3, 16));
                    i += 2;
                } else {
                    bytes.write(c);
                }
            }
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            throw notOne(disk, e);
        }
        ModelName model = new ModelName(bytes.toString(StandardCharsets.UTF_8));
        if (!of(model).equals(disk)) {
            throw notOne(disk, null);
        }
        return model;
    }

    private static InputException notOne(String disk, Exception cause) {
        return new InputException(
                "The folder '" + disk + "' is not a model's: its name does not stand for a model.", cause);
    }

    private static void escape(StringBuilder to, byte b) {
        to.append('%').append(Character.forDigit(b >> 4 & 0xf, 16)).append(Character.forDigit(b & 0xf, 16));
    }
}
