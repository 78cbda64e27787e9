package io.jenkins.plugins.mlstages.engine.report.document;

/** A piece of a line. Texts may come from anybody; whoever writes a form of the report escapes them. */
public sealed interface Inline {
    String text();

    record Text(String text) implements Inline {
        public Text {
            text = Plain.of(text);
        }
    }

    record Strong(String text) implements Inline {
        public Strong {
            text = Plain.of(text);
        }
    }

    /** Of less importance than the rest of the line. */
    record Muted(String text) implements Inline {
        public Muted {
            text = Plain.of(text);
        }
    }

    /** As somebody or something typed it. */
    record Code(String text) implements Inline {
        public Code {
            text = Plain.of(text);
        }
    }

    /** Words with the sign of their tone before them. */
    record Mark(Tone tone, String text) implements Inline {
        public Mark {
            text = Plain.of(text);
        }
    }

    /**
     * @param address absolute, {@code http} or {@code https}, with everything else encoded
     */
    record Link(String text, String address) implements Inline {
        public Link {
            text = Plain.of(text);
            if (!address.matches("https?://[\\w.~:/?#@!$&'*+,;=%\\[\\]-]+")) {
                throw new IllegalArgumentException("no address for a report: " + address);
            }
        }
    }

    static Inline text(String text) {
        return new Text(text);
    }

    /** A link, or only its text where the address is not known. */
    static Inline link(String text, String address) {
        return address == null ? new Text(text) : new Link(text, address);
    }
}
