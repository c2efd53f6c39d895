package dev.almanac.lake;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.almanac.lake.table.Catalogue;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.almanac.lake");

    @Test
    void tablesKnowNoPipeline() {
        noClasses()
                .that()
                .resideInAnyPackage("..lake.table..", "..lake.row..", "..lake.session..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..lake.ingest..",
                        "..lake.feature..",
                        "..lake.label..",
                        "..lake.ranking..",
                        "..lake.reporting..",
                        "..lake.query..")
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.almanac.lake.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyTheLockKnowsAClockAndNothingReadsTheWallClock() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CLASSES);
    }

    @Test
    void pipelinesMeetOnlyThroughTables() {
        classes()
                .that()
                .resideInAPackage("..lake.ingest..")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackages("..lake.feature..", "..lake.label..", "..lake.ranking..", "..lake.reporting..")
                .check(CLASSES);
        classes()
                .that()
                .resideInAPackage("..lake.feature..")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackages("..lake.ingest..", "..lake.label..", "..lake.ranking..", "..lake.reporting..")
                .check(CLASSES);
        classes()
                .that()
                .resideInAPackage("..lake.label..")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackages(
                        "..lake.ingest..", "..lake.feature..", "..lake.ranking..", "..lake.reporting..")
                .check(CLASSES);
    }

    /** Labels look ahead: who makes what is known at a time must not be able to read them. */
    @Test
    void onlyTheirOwnPipelineKnowsLabels() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..lake.label..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..lake.label..", "..analytics.label..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackages("..lake.label..", "..lake.table..")
                .should()
                .accessField(Catalogue.class, "LABELS")
                .check(CLASSES);
    }

    /** Features are made from candles and from their own saved states, and from no other table of the catalogue. */
    @Test
    void featuresReadCandlesAndTheirStatesOnly() {
        Set<String> read = CLASSES.stream()
                .filter(one -> one.getPackageName().startsWith("dev.almanac.lake.feature"))
                .flatMap(one -> one.getAccessesFromSelf().stream())
                .filter(access -> access.getTargetOwner().isEquivalentTo(Catalogue.class))
                .map(access -> access.getTarget().getName())
                .collect(Collectors.toSet());
        assertThat(read).containsExactlyInAnyOrder("CANDLES", "FEATURE_STATE");
    }
}
