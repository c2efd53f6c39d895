package dev.almanac.analytics.report;

import java.util.List;

/**
 * How the report came to be.
 *
 * @param reportId names it; a hash of everything it is made from
 * @param codeVersion version of the program
 * @param configurationHash SHA-256 of {@code configuration}
 * @param configuration the settings that shape the report, as text, without secrets and paths
 * @param tables Delta version of every table that was read, by name
 * @param command what remakes it
 */
public record Provenance(
        String reportId,
        String codeVersion,
        String configurationHash,
        String configuration,
        List<TableVersion> tables,
        String command) {
    /** Defensive copies. */
    public Provenance {
        tables = List.copyOf(tables);
    }

    /** One table at one version. {@code detail} says more where the name does not, such as a feature set's definition. */
    public record TableVersion(String name, long version, String detail) {}
}
