package io.generalscaler.devcluster.schema.cel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.generalscaler.devcluster.schema.cel.CelEnvironment.Result;
import io.generalscaler.devcluster.schema.cel.Declaration.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CelEnvironmentTest {
    private static final Declaration INT = Declaration.scalar(Kind.INT);
    private static final Declaration TEXT = Declaration.scalar(Kind.STRING);
    private static final Declaration ITEM = Declaration.object(Map.of("n", INT, "name", TEXT));
    private static final Declaration SELF = Declaration.object(Map.of(
            "min",
            INT,
            "max",
            INT,
            "gone",
            INT,
            "name",
            TEXT,
            "any",
            Declaration.ANY,
            "rate",
            Declaration.scalar(Kind.DOUBLE),
            "since",
            Declaration.scalar(Kind.TIMESTAMP),
            "every",
            Declaration.scalar(Kind.DURATION),
            "list",
            Declaration.list(ITEM),
            "map",
            Declaration.map(INT)));

    private static Map<String, Object> self() {
        Map<String, Object> self = new HashMap<>();
        self.put("min", 1L);
        self.put("max", 5L);
        self.put("name", "queue-a");
        self.put("any", "50%");
        self.put("rate", 0.5);
        self.put("since", Instant.parse("2026-01-15T10:30:00Z"));
        self.put("every", Duration.ofSeconds(90));
        self.put("list", List.of(Map.of("n", 1L, "name", "a"), Map.of("n", 2L, "name", "b")));
        self.put("map", Map.of("x", 1L));
        return self;
    }

    private static Object run(String expression, Result result) throws CelFailure {
        Map<String, Declaration> variables = Map.of("self", SELF, "oldSelf", SELF);
        return CelEnvironment.standard()
                .compile(expression, variables, List.of("oldSelf"), result)
                .run(Map.of("self", self(), "oldSelf", Optional.empty()));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "self.min <= self.max",
                "has(self.name) && !has(self.gone)",
                "self.list.all(x, x.n > 0) && self.list.exists(x, x.name == 'b')",
                "self.list.exists_one(x, x.n == 2)",
                "self.list.map(x, x.n).sum() == 3",
                "self.list.filter(x, x.n > 1).size() == 1",
                "self.list.map(x, x.n) == [1, 2]",
                "'x' in self.map && self.map.x == 1 && self.map['x'] == 1",
                "self.map.all(k, self.map[k] > 0)",
                "self.name.matches('^[a-z-]+$')",
                "self.name.startsWith('queue') && self.name.endsWith('a') && self.name.contains('e-')",
                "self.name.split('-').size() == 2 && self.name.replace('-', '') == 'queuea'",
                "self.name.lowerAscii().indexOf('u') == 1 && self.name.substring(6) == 'a'",
                "type(self.any) == string && self.any.matches('^[0-9]+%$')",
                "type(self.any) == int ? self.any < 5 : double(self.any.replace('%', '')) < 60.0",
                "self.every > duration('1m') && self.every.getSeconds() == 90",
                "self.since < timestamp('2026-02-01T00:00:00Z') && self.since.getFullYear() == 2026",
                "self.since + self.every == timestamp('2026-01-15T10:31:30Z')",
                "self.rate < 1.0 && double(self.min) * self.rate == 0.5",
                "!oldSelf.hasValue()",
                "oldSelf.orValue(self).min == 1",
                "self.?gone.orValue(7) == 7 && optional.none() == self.?gone",
                "[1, 2, 2].isSorted() && [3, 1].min() == 1 && [3, 1].max() == 3",
                "[1, 2, 2].indexOf(2) == 1 && [1, 2, 2].lastIndexOf(2) == 2 && [1].indexOf(9) == -1",
                "['a', 'b'].isSorted() && [duration('1m'), duration('1s')].sum() == duration('61s')",
                "'abc 123'.find('[0-9]+') == '123' && '1 a 2'.findAll('[0-9]') == ['1', '2']",
                "'1 a 2'.findAll('[0-9]', 1) == ['1']",
                "isURL('https://example.com:80/path?k=a&k=b') && !isURL('../x')",
                "url('https://example.com:80/path').getHost() == 'example.com:80'",
                "url('https://[::1]:80/').getHostname() == '::1' && url('/p').getScheme() == ''",
                "url('https://e.com/p?k1=a&k2=b&k2=c').getQuery() == {'k1': ['a'], 'k2': ['b', 'c']}",
                "quantity('200M').compareTo(quantity('0.2G')) == 0 && !isQuantity('200K')",
                "quantity('50k').add(20).sub(quantity('100k')).sub(-50000) == quantity('20')",
                "quantity('50Mi').isGreaterThan(quantity('50M')) && quantity('50k').asInteger() == 50000",
                "isIP('::1') && ip('127.0.0.1').isLoopback() && ip('10.0.0.1').family() == 4",
                "cidr('10.0.0.0/8').containsIP('10.9.8.7') && !cidr('10.0.0.0/8').containsIP(ip('11.0.0.1'))",
                "cidr('10.1.2.3/16').masked() == cidr('10.1.0.0/16') && cidr('10.0.0.0/8').containsCIDR('10.1.0.0/16')",
                "ip.isCanonical('2001:db8::abcd') && !ip.isCanonical('2001:DB8:0:0:0:0:0:ABCD')",
                "sets.contains([1, 2, 3], [2]) && sets.intersects([1], [1, 2])",
                "'%s is %d of %.2f'.format([dyn('a'), dyn(3), dyn(0.5)]) == 'a is 3 of 0.50'",
                "[1, 2, 3].slice(1, 2) == [2] && [2, 1].sort() == [1, 2]",
                "self.list.all(i, x, x.n == i + 1)",
                "dyn(self.min) == 1.0 && 1 < 1.5",
                "size('é') == 1",
            })
    void holds(String expression) throws CelFailure {
        assertThat(run(expression, Result.BOOL)).isEqualTo(true);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "self.nothere > 1|undefined field 'nothere'",
                "self.list[0].nothere == 1|undefined field 'nothere'",
                "self.min + 'a' == 'x'|found no matching overload for '_+_' applied to '(int, string)'",
                "self.min|cel expression must evaluate to a bool",
                "other.min > 1|undeclared reference to 'other'",
                "self.min >|mismatched input",
                "[1, 'a'].size() == 2|expected type 'int' but found 'string'",
                "[{'a': 1}].sum() == 1|found no matching overload for 'sum'",
            })
    void doesNotCompile(String expression, String message) {
        assertThatThrownBy(() -> run(expression, Result.BOOL))
                .isInstanceOf(CelFailure.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "self.gone > 1|no such key: gone",
                "self.list[5].n == 1|index out of bounds: 5",
                "self.min / 0 == 1|division by zero",
                "self.max + 9223372036854775807 == 1|integer overflow",
                "self.any + 1 == 2|no such overload",
                "[0].filter(x, x > 1).min() == 1|min called on empty list",
                "quantity('x').isInteger()|quantities must match the regular expression",
            })
    void failsWhenItRuns(String expression, String message) {
        assertThatThrownBy(() -> run(expression, Result.BOOL))
                .isInstanceOf(CelFailure.class)
                .hasMessageContaining(message);
    }

    @Test
    void aMessageExpressionGivesText() throws CelFailure {
        assertThat(run("'min ' + string(self.min) + ' of ' + self.name", Result.STRING))
                .isEqualTo("min 1 of queue-a");
        assertThatThrownBy(() -> run("self.min", Result.STRING))
                .hasMessage("messageExpression must evaluate to a string");
    }

    @Test
    void namesThatCelDoesNotTakeAreEscaped() {
        assertThat(Names.escape("a-b.c/d")).isEqualTo("a__dash__b__dot__c__slash__d");
        assertThat(Names.escape("namespace")).isEqualTo("__namespace__");
        assertThat(Names.escape("a__b")).isEqualTo("a__underscores__b");
        assertThat(Names.escape("1a")).isEmpty();
        assertThat(Names.escape("a b")).isEmpty();
    }
}
