package io.generalscaler.api.source.sql;

import io.generalscaler.api.problem.Problems;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds SQL that is not one statement which reads: nothing in it, a semicolon outside of quotes and comments, a quote or comment without its
 * end, or a first word that changes something. Whether the rest has a meaning is for the server to say.
 */
final class SqlText {
    static final String EXAMPLE = "SELECT count(*) FROM jobs";

    private static final Set<String> READING = Set.of("SELECT", "WITH", "VALUES", "TABLE", "SHOW");
    private static final Pattern WORD = Pattern.compile("[A-Za-z]*");
    private static final Pattern DOLLAR_QUOTE = Pattern.compile("\\$([A-Za-z_\\x80-\\uFFFF][\\w\\x80-\\uFFFF]*)?\\$");

    private static final int OPEN = -1;

    private final String sql;
    private final boolean isMySql;

    private SqlText(String sql, SqlDialect dialect) {
        this.sql = sql;
        this.isMySql = dialect == SqlDialect.MYSQL;
    }

    static void check(String query, SqlDialect dialect, Problems here) {
        new SqlText(query, dialect).check(here);
    }

    private void check(Problems here) {
        int first = sql.length();
        for (int at = 0; at < sql.length(); ) {
            int comment = endOfComment(at);
            int end = comment == at ? endOfQuote(at) : comment;
            if (end == OPEN) {
                here.invalid(sql, "must close the " + opening(at) + " that opens at character " + (at + 1));
                return;
            }
            char character = sql.charAt(at);
            if (character == ';') {
                here.invalid(
                        sql,
                        "must be one statement, and no ; may stand behind it: there is one at character " + (at + 1));
                return;
            }
            if (comment == at && first == sql.length() && !Character.isWhitespace(character) && character != '(') {
                first = at;
            }
            at = Math.max(end, at + 1);
        }
        if (first == sql.length()) {
            here.invalid(sql, "must be a query such as " + EXAMPLE + ", and there is none");
        } else if (!READING.contains(wordAt(first).toUpperCase(Locale.ROOT))) {
            here.invalid(
                    sql, "must begin with SELECT, WITH, VALUES, TABLE or SHOW: what changes something is not asked");
        }
    }

    private String wordAt(int at) {
        Matcher word = WORD.matcher(sql).region(at, sql.length());
        return word.lookingAt() ? word.group() : "";
    }

    private String opening(int at) {
        Matcher dollar = DOLLAR_QUOTE.matcher(sql).region(at, sql.length());
        return sql.startsWith("/*", at) ? "/*" : dollar.lookingAt() ? dollar.group() : sql.substring(at, at + 1);
    }

    /** Behind the comment that begins here; here where none does; {@link #OPEN} where it has no end. */
    private int endOfComment(int at) {
        if (beginsLineComment(at)) {
            int end = sql.indexOf('\n', at);
            return end < 0 ? sql.length() : end;
        }
        // In MySQL a comment with an exclamation mark is run.
        if (!sql.startsWith("/*", at) || (isMySql && (sql.startsWith("!", at + 2) || sql.startsWith("M!", at + 2)))) {
            return at;
        }
        int depth = 1;
        for (int next = at + 2; next < sql.length() - 1; next++) {
            if (sql.startsWith("*/", next)) {
                depth--;
                next++;
            } else if (!isMySql && sql.startsWith("/*", next)) {
                depth++;
                next++;
            }
            if (depth == 0) {
                return next + 1;
            }
        }
        return OPEN;
    }

    /** In MySQL two minuses are one only before white space. */
    private boolean beginsLineComment(int at) {
        return isMySql
                ? sql.charAt(at) == '#' || (sql.startsWith("--", at) && isSpaceOrEnd(at + 2))
                : sql.startsWith("--", at);
    }

    private boolean isSpaceOrEnd(int at) {
        return at >= sql.length() || sql.charAt(at) <= ' ';
    }

    /** The same for what is quoted. */
    private int endOfQuote(int at) {
        char quote = sql.charAt(at);
        if (quote == '\'' || quote == '"' || (isMySql && quote == '`')) {
            boolean escapes = isMySql ? quote != '`' : quote == '\'' && isEscapeString(at);
            return endOfQuote(at, quote, escapes);
        }
        Matcher dollar = DOLLAR_QUOTE.matcher(sql).region(at, sql.length());
        if (!isMySql && quote == '$' && !isPartOfName(at - 1) && dollar.lookingAt()) {
            int end = sql.indexOf(dollar.group(), dollar.end());
            return end < 0 ? OPEN : end + dollar.group().length();
        }
        return at;
    }

    /** A doubled quote stands for itself. */
    private int endOfQuote(int start, char quote, boolean escapes) {
        for (int at = start + 1; at < sql.length(); at++) {
            if (escapes && sql.charAt(at) == '\\') {
                at++;
            } else if (sql.charAt(at) == quote) {
                if (at + 1 == sql.length() || sql.charAt(at + 1) != quote) {
                    return at + 1;
                }
                at++;
            }
        }
        return OPEN;
    }

    /** PostgreSQL's {@code E'…'}. */
    private boolean isEscapeString(int quote) {
        return quote > 0 && "eE".indexOf(sql.charAt(quote - 1)) >= 0 && !isPartOfName(quote - 2);
    }

    private boolean isPartOfName(int at) {
        return at >= 0 && (Character.isLetterOrDigit(sql.charAt(at)) || "_$".indexOf(sql.charAt(at)) >= 0);
    }
}
