package dev.almanac.lake.quarantine;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import dev.almanac.analytics.error.UserException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.spark.sql.Column;

/**
 * Which rows of quarantine are meant: those that are all of what is given.
 *
 * @param ids what their ids begin with, any of these; empty for all
 * @param rule the rule that they broke
 * @param venue where they trade
 * @param symbol the pair, in the unified form
 * @param interval the interval's code
 * @param run what the run's id begins with
 */
public record Selection(
        List<String> ids,
        Optional<String> rule,
        Optional<String> venue,
        Optional<String> symbol,
        Optional<String> interval,
        Optional<String> run) {
    /** The start of an id that is not met by chance: no empty variable of a script ever names all rows. */
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{6,12}");

    private static final Pattern RUN = Pattern.compile("[0-9a-fA-F-]{8,36}");

    /** @throws UserException where an id or a run is no start of one that is long enough */
    public Selection {
        ids = List.copyOf(ids);
        ids.forEach(id -> require(ID, "row", id, "6 to 12"));
        run.ifPresent(id -> require(RUN, "run", id, "at least 8"));
    }

    private static void require(Pattern pattern, String of, String id, String digits) {
        if (!pattern.matcher(id).matches()) {
            throw UserException.usage(
                    "'" + id + "' names no " + of,
                    "the id of a " + of + " is told by " + digits + " hexadecimal digits",
                    "copy it from almanac quarantine show");
        }
    }

    /** The rows with these ids. */
    static Selection of(List<String> ids) {
        return new Selection(
                ids, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Whether it leaves nothing out. */
    public boolean isEverything() {
        return ids.isEmpty()
                && rule.isEmpty()
                && venue.isEmpty()
                && symbol.isEmpty()
                && interval.isEmpty()
                && run.isEmpty();
    }

    /** True of the rows of quarantine that are meant. */
    Column holds() {
        Column holds = lit(true);
        if (!ids.isEmpty()) {
            Column any = lit(false);
            for (String id : ids) {
                any = any.or(QuarantineTable.id().startsWith(id.toLowerCase(Locale.ROOT)));
            }
            holds = any;
        }
        holds = and(holds, "rule", rule);
        holds = and(holds, "venue", venue);
        holds = and(holds, "symbol", symbol);
        holds = and(holds, "interval", interval);
        return run.isEmpty() ? holds : holds.and(col("run_id").startsWith(run.get()));
    }

    private static Column and(Column holds, String name, Optional<String> value) {
        return value.isEmpty() ? holds : holds.and(col(name).equalTo(lit(value.get())));
    }
}
