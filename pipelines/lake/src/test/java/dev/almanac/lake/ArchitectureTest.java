package dev.almanac.lake;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
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
                .resideOutsideOfPackages("..lake.feature..", "..lake.ranking..", "..lake.reporting..")
                .check(CLASSES);
        classes()
                .that()
                .resideInAPackage("..lake.feature..")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackages("..lake.ingest..", "..lake.ranking..", "..lake.reporting..")
                .check(CLASSES);
    }
}
