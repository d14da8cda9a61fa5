package io.generalscaler.devcluster.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.Yaml;
import io.generalscaler.devcluster.schema.cel.CelFailure;
import io.generalscaler.devcluster.schema.cel.Declaration;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The estimates are those that an API server of 1.36 makes; a rule that it takes must not be refused here, nor the reverse. */
class RuleCostTest {
    private static final String PAIR = "{type: object, required: [required], properties: {required: {type: string},"
            + " optional: {type: string}}}";

    private static long cost(String schema, String rule) throws CelFailure {
        ObjectNode source = Yaml.object(schema);
        Declaration type = Objects.requireNonNull(RuleTypes.of(Schema.of(source), false));
        return new Rule(Yaml.object("{}").put("rule", rule)).compile(type).maxCost();
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(
            delimiterString = " ## ",
            quoteCharacter = '`',
            value = {
                "numbers, all ## {type: array, items: {type: number}} ## self.all(x, true) ## 4718591",
                "10 numbers, all ## {type: array, maxItems: 10, items: {type: number}} ## self.all(x, true) ## 32",
                "texts, all ## {type: array, items: {type: string}} ## self.all(x, true) ## 3145727",
                "booleans, all ## {type: array, items: {type: boolean}} ## self.all(x, true) ## 1887437",
                "lists of lists, all ## {type: array, items: {type: array, items: {type: number}}} ## self.all(x, true) ## 3145727",
                "map of numbers, all ## {type: object, additionalProperties: {type: number}} ## self.all(x, true) ## 1348169",
                "map of texts, all ## {type: object, additionalProperties: {type: string}} ## self.all(x, true) ## 1179647",
                "3 texts in a map, all ## {type: object, maxProperties: 3, additionalProperties: {type: string}} ## self.all(x, true) ## 11",
                "map of booleans, all ## {type: object, additionalProperties: {type: boolean}} ## self.all(x, true) ## 943718",
                "text contains ## {type: string} ## self.contains('test') ## 314574",
                "text of 10 contains ## {type: string, maxLength: 10} ## self.contains('test') ## 5",
                "text starts with ## {type: string} ## self.startsWith('test') ## 2",
                "text ends with ## {type: string, maxLength: 30} ## self.endsWith('test') ## 2",
                "texts joined ## {type: string} ## size(self + \"hello\") > size(\"hello\") ## 314578",
                "short texts joined ## {type: string, maxLength: 4} ## size(self + \"hello\") > size(\"hello\") ## 7",
                "an item of numbers ## {type: array, items: {type: number}} ## self[1] == 0.0 ## 2",
                "an item of texts ## {type: array, items: {type: string}} ## self[1] == self[1] ## 314577",
                "a loop in a loop ## {type: array, maxItems: 10, items: {type: number}} ## self.all(x, self.all(y, true)) ## 352",
                "a loop in a loop in a loop ## {type: array, maxItems: 10, items: {type: number}} ## self.all(x, self.all(y, self.all(z, true))) ## 3552",
                "a pattern ## {type: string} ## self.matches(\"x\") ## 314574",
                "a pattern on 50 ## {type: string, maxLength: 50} ## self.matches(\"x\") ## 22",
                "a pattern on nothing ## {type: string} ## \"\".matches(\"(((((((((())))))))))[0-9]\") ## 7",
                "an empty pattern ## {type: string} ## self.matches(\"\") ## 1",
                "values of a map ## {type: object, additionalProperties: {type: string}} ## self.all(x, x.contains(self[x])) ## 2752507",
                "short values of a map ## {type: object, maxProperties: 10, additionalProperties: {type: string, maxLength: 10}} ## self.all(x, x.contains(self[x])) ## 72",
                "a text compared ## {type: string} ## self == \"x\" ## 2",
                "an empty text compared ## {type: string, maxLength: 0} ## self == \"x\" ## 1",
                "bytes compared ## {type: string, format: byte} ## self == b\"x\" ## 2",
                "numbers compared ## {type: array, items: {type: number}} ## self.all(x, x == 0.0) ## 6291454",
                "numbers or texts, all ## {type: array, items: {x-kubernetes-int-or-string: true}} ## self.all(x, true) ## 4718591",
                "a number or text ## {type: array, items: {x-kubernetes-int-or-string: true}} ## self[0] == 5 ## 3",
                "an item of booleans ## {type: array, items: {type: boolean}} ## self[0] == false ## 2",
                "an item of an item ## {type: array, items: {type: array, items: {type: number}}} ## self[0][0] == -1.0 ## 3",
                "maps in a list ## {type: array, items: {type: object, additionalProperties: {type: number}}} ## self.all(x, x.y == 25.2) ## 6291452",
                "12 maps in a list ## {type: array, maxItems: 12, items: {type: object, additionalProperties: {type: number}}} ## self.all(x, x.y == 25.2) ## 74",
                "a value of a map in a list ## {type: array, items: {type: object, additionalProperties: {type: number}}} ## self[0].x > 2.0 ## 4",
                "durations, all ## {type: array, items: {type: string, format: duration}} ## self.all(x, true) ## 2359295",
                "a duration ## {type: array, items: {type: string, format: duration}} ## self[0].getHours() == 2 ## 4",
                "dates, all ## {type: array, items: {type: string, format: date}} ## self.all(x, true) ## 725936",
                "times, all ## {type: array, items: {type: string, format: date-time}} ## self.all(x, true) ## 428963",
                "a time ## {type: array, items: {type: string, format: date-time}} ## self[2].getMinutes() == 45 ## 4",
                "map of durations, all ## {type: object, additionalProperties: {type: string, format: duration}} ## self.all(x, true) ## 1048577",
                "map of dates, all ## {type: object, additionalProperties: {type: string, format: date}} ## self.all(x, true) ## 524288",
                "map of times, all ## {type: object, additionalProperties: {type: string, format: date-time}} ## self.all(x, true) ## 349526",
                "find ## {type: string} ## self.find('[0-9]+') == '' ## 629147",
                "find in 10 ## {type: string, maxLength: 10} ## self.find('[0-9]+') == '' ## 11",
                "join ## {type: array, items: {type: string}} ## self.join(' ') == 'aa bb' ## 329853068905",
                "join 10 of 10 ## {type: array, maxItems: 10, items: {type: string, maxLength: 10}} ## self.join(' ') == 'aa bb' ## 43",
                "isSorted ## {type: array, items: {type: string}} ## self.isSorted() == true ## 329854432052",
                "isSorted of 10 of 10 ## {type: array, maxItems: 10, items: {type: string, maxLength: 10}} ## self.isSorted() == true ## 52",
                "lowerAscii ## {type: string} ## self.lowerAscii() == 'lower!' ## 314575",
                "lowerAscii of 10 ## {type: string, maxLength: 10} ## self.lowerAscii() == 'lower!' ## 6",
                "size ## {type: object, additionalProperties: {type: integer}} ## oldSelf.size() == self.size() ## 5",
                "times compared ## {type: object, additionalProperties: {type: string, format: date-time}} ## self[\"a\"] == self[\"b\"] ## 8",
                "durations compared ## {type: object, additionalProperties: {type: string, format: duration}} ## self[\"c\"] == self[\"d\"] ## 8",
                "an enumeration ## {type: string, enum: [A, B, C, LongValue]} ## self.contains('A') ## 2",
                "an enumeration with a length ## {type: string, maxLength: 1000, enum: [A, B, C, LongValue]} ## self.contains('A') ## 401",
                "a quantity ## {x-kubernetes-int-or-string: true} ## isQuantity(self) ## 314574",
                "a short quantity ## {x-kubernetes-int-or-string: true, maxLength: 20} ## isQuantity(self) ## 9",
                "split ## {type: object, properties: {str: {type: string}, separator: {type: string}}} ## self.str.split(self.separator) == [] ## 629160",
                "split of 10 ## {type: object, properties: {str: {type: string, maxLength: 10}, separator: {type: string, maxLength: 10}}} ## self.str.split(self.separator) == [] ## 22",
                "replace ## {type: object, properties: {str: {type: string}, before: {type: string, maxLength: 2}, after: {type: string, maxLength: 4}}} ## self.str.replace(self.before, self.after) == 'does not matter' ## 629154",
                "replace in 4 ## {type: object, properties: {str: {type: string, maxLength: 4}, before: {type: string, maxLength: 2}, after: {type: string, maxLength: 4}}} ## self.str.replace(self.before, self.after) == 'does not matter' ## 12",
            })
    void costs(String name, String schema, String rule, long cost) throws CelFailure {
        assertThat(cost(schema, rule)).isEqualTo(cost);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiterString = " ## ",
            quoteCharacter = '`',
            value = {
                "a list of objects ## self.all(x, true) ## array ## 555128",
                "an object in a list ## self[0] == null ## array ## 2",
                "a map of objects ## self.all(x, true) ## map ## 428963",
            })
    void costsOfObjects(String name, String rule, String holder, long cost) throws CelFailure {
        String schema = holder.equals("array")
                ? "{type: array, items: " + PAIR + "}"
                : "{type: object, additionalProperties: " + PAIR + "}";
        assertThat(cost(schema, rule)).isEqualTo(cost);
    }

    @ParameterizedTest(name = "nested, bounded to {0}: {1}")
    @CsvSource({"'', 7340027", "10, 72"})
    void costsOfNestedMaps(String max, long cost) throws CelFailure {
        String bound = max.isEmpty() ? "" : "maxItems: " + max + ", ";
        String schema = "{type: array, " + bound + "items: {type: object, additionalProperties: " + PAIR + "}}";
        assertThat(cost(schema, "self.all(x, x[\"y\"].required == \"z\")")).isEqualTo(cost);
    }
}
