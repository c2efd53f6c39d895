package dev.almanac.lake.reporting;

import dev.almanac.analytics.figure.Digest;
import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.report.Provenance;
import dev.almanac.analytics.report.Provenance.TableVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a report is made from. Its id is a hash of all of this and of nothing else: no clock, path or run.
 *
 * @param asOf instant that the report speaks for
 * @param profile ranking profile
 * @param revision revision of the ranking
 * @param tableVersions Delta version of every table, -1 where it did not exist
 * @param featureSet name and definition hash of the feature set behind the ranking, {@code features_core/HASH}
 * @param configuration settings as text
 * @param codeVersion version of the program
 */
public record Manifest(
        Instant asOf,
        String profile,
        int revision,
        Map<String, Long> tableVersions,
        String featureSet,
        String configuration,
        String codeVersion) {
    private static final int ID_DIGITS = 16;

    /** Keeps the tables in order of their names. */
    public Manifest {
        tableVersions = Collections.unmodifiableMap(new TreeMap<>(tableVersions));
    }

    /** Names the report. */
    public String reportId() {
        List<String> parts = new ArrayList<>(List.of(
                Figures.instant(asOf),
                profile,
                Integer.toString(revision),
                featureSet,
                configurationHash(),
                codeVersion));
        tableVersions.forEach((table, version) -> parts.add(table + "=" + version));
        return Digest.sha256(String.join("\n", parts)).substring(0, ID_DIGITS);
    }

    /** SHA-256 of the configuration. */
    public String configurationHash() {
        return Digest.sha256(configuration);
    }

    /** The same as the report shows it. */
    public Provenance provenance() {
        List<TableVersion> tables = new ArrayList<>();
        tableVersions.forEach((table, version) ->
                tables.add(new TableVersion(table, version, featureSet.startsWith(table + "/") ? featureSet : "")));
        return new Provenance(
                reportId(), codeVersion, configurationHash(), configuration, tables, "almanac reproduce " + reportId());
    }
}
