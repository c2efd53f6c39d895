package dev.almanac.lake.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import dev.almanac.analytics.quality.QualityRule;
import dev.almanac.analytics.quality.QualityRule.Lasting;
import dev.almanac.analytics.quality.check.Checks;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;

/** Which rows of data_quality, and of findings on their way there, hold for how long. */
final class LastingRules {
    /** True of bars that may have been cut short, which are confirmed apart from what else is said of a series. */
    static final Column IS_MAYBE_OPEN = col("rule").equalTo(lit(QualityRule.MAYBE_OPEN.code()));

    private LastingRules() {}

    /** Rules of readers are not among ours and speak of a load; what the lake was checked for is not for a load to take back. */
    static Column last(Lasting lasting) {
        List<String> other = Stream.concat(
                        Arrays.stream(QualityRule.values())
                                .filter(rule -> rule.lasting() != lasting)
                                .map(QualityRule::code),
                        Checks.ofLake().stream())
                .toList();
        List<String> same = Arrays.stream(QualityRule.values())
                .filter(rule -> rule.lasting() == lasting)
                .map(QualityRule::code)
                .toList();
        return lasting == Lasting.LOAD
                ? not(col("rule").isInCollection(other))
                : col("rule").isInCollection(same);
    }
}
