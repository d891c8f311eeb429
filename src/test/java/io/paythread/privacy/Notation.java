package io.paythread.privacy;

/** Ways in which people and programs write a card number into a JSON string. */
public enum Notation {
    PLAIN {
        @Override
        public String write(String digits) {
            return digits;
        }
    },
    BLANKS {
        @Override
        public String write(String digits) {
            return grouped(digits, " ");
        }
    },
    HYPHENS {
        @Override
        public String write(String digits) {
            return grouped(digits, "-");
        }
    },
    DOTS {
        @Override
        public String write(String digits) {
            return grouped(digits, ".");
        }
    },
    UNDERSCORES {
        @Override
        public String write(String digits) {
            return grouped(digits, "_");
        }
    },
    SLASHES {
        @Override
        public String write(String digits) {
            return grouped(digits, "/");
        }
    },
    HYPHENS_BETWEEN_BLANKS {
        @Override
        public String write(String digits) {
            return grouped(digits, " - ");
        }
    },
    NO_BREAK_SPACES {
        @Override
        public String write(String digits) {
            return grouped(digits, "\u00a0");
        }
    },
    ESCAPED_NO_BREAK_SPACES {
        @Override
        public String write(String digits) {
            return grouped(digits, "\\u00a0");
        }
    },
    THIN_SPACES {
        @Override
        public String write(String digits) {
            return grouped(digits, "\u2009");
        }
    },
    ESCAPED_LINE_BREAKS {
        @Override
        public String write(String digits) {
            return digits.substring(0, 8) + "\\r\\n" + digits.substring(8);
        }
    },
    HTML_LINE_BREAK {
        @Override
        public String write(String digits) {
            return digits.substring(0, 8) + "<br>" + digits.substring(8);
        }
    },
    HTML_BLANKS {
        @Override
        public String write(String digits) {
            return grouped(digits, "&nbsp;");
        }
    },
    ZERO_WIDTH_SPACES {
        @Override
        public String write(String digits) {
            return grouped(digits, "\u200b");
        }
    },
    ONE_BY_ONE {
        @Override
        public String write(String digits) {
            return String.join(" ", digits.split("", -1));
        }
    },
    FULL_WIDTH {
        @Override
        public String write(String digits) {
            return from(digits, '\uff10');
        }
    },
    ARABIC_INDIC {
        @Override
        public String write(String digits) {
            return from(digits, '\u0660');
        }
    },
    PERSIAN {
        @Override
        public String write(String digits) {
            return grouped(from(digits, '\u06f0'), " ");
        }
    },
    ESCAPED_ASCII {
        @Override
        public String write(String digits) {
            return escaped(digits, '0');
        }
    },
    ESCAPED_FULL_WIDTH {
        @Override
        public String write(String digits) {
            return escaped(digits, '\uff10');
        }
    };

    /** What stands in the JSON string. */
    public abstract String write(String digits);

    private static String grouped(String digits, String separator) {
        StringBuilder grouped = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            grouped.append(i > 0 && i % 4 == 0 ? separator : "").append(digits.charAt(i));
        }
        return grouped.toString();
    }

    private static String from(String digits, char zero) {
        StringBuilder moved = new StringBuilder();
        digits.chars().forEach(digit -> moved.append((char) (digit - '0' + zero)));
        return moved.toString();
    }

    private static String escaped(String digits, char zero) {
        StringBuilder escaped = new StringBuilder();
        digits.chars().forEach(digit -> escaped.append(String.format("\\u%04x", digit - '0' + zero)));
        return escaped.toString();
    }
}
