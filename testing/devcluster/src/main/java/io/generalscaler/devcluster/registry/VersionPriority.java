package io.generalscaler.devcluster.registry;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The order of preference among the versions of a group: stable before beta before alpha, newer before older. */
public final class VersionPriority implements Comparator<String> {

    private static final Pattern VERSION = Pattern.compile("v(\\d+)(?:(alpha|beta)(\\d+))?");

    @Override
    public int compare(String left, String right) {
        Matcher a = VERSION.matcher(left);
        Matcher b = VERSION.matcher(right);
        boolean knownA = a.matches();
        boolean knownB = b.matches();
        if (!knownA || !knownB) {
            return knownA == knownB ? left.compareTo(right) : (knownA ? -1 : 1);
        }
        int byStability = Integer.compare(stability(b), stability(a));
        if (byStability != 0) {
            return byStability;
        }
        int byMajor = Integer.compare(number(b, 1), number(a, 1));
        return byMajor != 0 ? byMajor : Integer.compare(number(b, 3), number(a, 3));
    }

    private static int stability(Matcher version) {
        String stage = version.group(2);
        return stage == null ? 2 : stage.equals("beta") ? 1 : 0;
    }

    private static int number(Matcher version, int group) {
        String digits = version.group(group);
        return digits == null || digits.length() > 9 ? 0 : Integer.parseInt(digits);
    }
}
