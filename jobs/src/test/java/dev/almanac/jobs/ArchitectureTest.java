package dev.almanac.jobs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between the modules are the design's and no others. */
@AnalyzeClasses(packages = "dev.almanac", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule ARROWS = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("analytics")
            .definedBy("dev.almanac.analytics..")
            .layer("connectors")
            .definedBy("dev.almanac.connectors..")
            .layer("language")
            .definedBy("dev.almanac.language..")
            .layer("lake")
            .definedBy("dev.almanac.lake..")
            .layer("reports")
            .definedBy("dev.almanac.reports..")
            .layer("jobs")
            .definedBy("dev.almanac.jobs..")
            .whereLayer("jobs")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("connectors")
            .mayOnlyBeAccessedByLayers("jobs")
            .whereLayer("language")
            .mayOnlyBeAccessedByLayers("jobs")
            .whereLayer("lake")
            .mayOnlyBeAccessedByLayers("jobs")
            .whereLayer("reports")
            .mayOnlyBeAccessedByLayers("jobs")
            .whereLayer("analytics")
            .mayOnlyBeAccessedByLayers("connectors", "language", "lake", "reports", "jobs");

    @ArchTest
    static final ArchRule SPARK = noClasses()
            .that()
            .resideOutsideOfPackages("dev.almanac.lake..", "dev.almanac.jobs.run..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..", "io.delta..")
            .because("values cross into Spark in lake, and jobs open the session in one package");

    @ArchTest
    static final ArchRule PURE = noClasses()
            .that()
            .resideInAPackage("dev.almanac.analytics..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io.file..", "java.nio.file..", "java.net..", "java.sql..")
            .because("analytics does no input and output");
}
