package dev.almanac.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.indicator.type.IndicatorProvider;
import dev.almanac.jobs.config.Configuration;
import dev.almanac.jobs.config.FeatureSettings;
import dev.almanac.jobs.config.Plugins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --plugins} brings, and how it fails; nothing is computed here. */
class PluginsTest {
    private static final String SERVICE = "META-INF/services/" + IndicatorProvider.class.getName();

    @TempDir
    Path folder;

    private Call list(String jars) {
        return Call.in(folder, Map.of(), "features", "list", "--search", "scaled", "--plugins", jars);
    }

    private void assertRefused(Call call, String problem, String cause, String remedy) {
        assertThat(call.exitCode()).as(call.err()).isEqualTo(2);
        assertThat(call.out()).isEmpty();
        assertThat(call.err().lines()).hasSize(3);
        assertThat(call.err()).contains("error: command line: " + problem, "cause: ", cause, "remedy: ", remedy);
    }

    @Test
    void anIndicatorOfOnesOwnIsListedFromAJarAFolderAndTheConfiguration() throws IOException {
        Path jars = Files.createDirectory(folder.resolve("jars"));
        PluginJar.write(jars.resolve("own.jar"), "own_scaled", 0);
        assertThat(list("jars/own.jar").out()).contains("own_scaled(2)", "A user's own", "\n1 feature\n");
        assertThat(list("jars").out()).isEqualTo(list("jars/own.jar").out());
        Files.writeString(folder.resolve("almanac.conf"), "features.plugins = [\"jars/own.jar\"]\n");
        assertThat(Call.in(folder, Map.of(), "features", "list", "--search", "scaled")
                        .out())
                .isEqualTo(list("jars").out());
        assertThat(Call.in(folder, Map.of(), "features", "list", "--help").out())
                .contains("--plugins=JARS");
        assertThat(Call.in(folder, Map.of(), "version", "--help").out()).doesNotContain("--plugins");
    }

    @Test
    void whatIsNoPluginIsRefused() throws IOException {
        assertRefused(list("none.jar"), "plug-in " + folder.resolve("none.jar"), "no such file", "name the jar");
        Files.createDirectory(folder.resolve("empty"));
        assertRefused(list("empty"), "plug-in " + folder.resolve("empty"), "holds no jar", "name the jar");
        PluginJar.of(folder.resolve("bare.jar"), Map.of("readme.txt", "nothing"));
        assertRefused(
                list("bare.jar"), "plug-in " + folder.resolve("bare.jar"), "it has no " + SERVICE, "names your class");
        Files.writeString(folder.resolve("text.jar"), "text");
        assertRefused(list("text.jar"), "plug-in " + folder.resolve("text.jar"), "it is no jar", "build it again");
        Path gone = Files.createSymbolicLink(
                Files.createDirectory(folder.resolve("links")).resolve("gone.jar"), folder.resolve("nowhere"));
        assertRefused(list("links"), "plug-in " + gone, "it cannot be read: no such file or folder", "can be read");
    }

    /** Only what is hashed may run. */
    @Test
    void aJarThatLeadsToOthersIsRefused() throws IOException {
        String manifest = "Manifest-Version: 1.0\r\nClass-Path: other.jar\r\n\r\n";
        for (String[] more : List.of(
                new String[] {"META-INF/MANIFEST.MF", manifest}, new String[] {"META-INF/INDEX.LIST", "other.jar"})) {
            PluginJar.of(folder.resolve("leads.jar"), Map.of(SERVICE, "own.Own", more[0], more[1]));
            assertRefused(
                    list("leads.jar"),
                    "plug-in " + folder.resolve("leads.jar"),
                    "its manifest or META-INF/INDEX.LIST leads to other jars",
                    "pack what it needs");
        }
    }

    @Test
    void twoJarsOfOneFileNameAreRefused() throws IOException {
        Path first = Files.createDirectory(folder.resolve("a")).resolve("indicators.jar");
        Path second = Files.createDirectory(folder.resolve("b")).resolve("indicators.jar");
        PluginJar.write(first, "own_scaled", 0);
        PluginJar.write(second, "own_other", 0);
        assertRefused(list("a/indicators.jar,b"), "plug-in " + second, "its file is called like " + first, "rename");
        assertThat(list("a,a/../a/indicators.jar").out())
                .as("one jar that is named twice")
                .contains("own_scaled(2)");
    }

    @Test
    void whatComputesNoFeaturesLooksAtNoPlugin() throws IOException {
        Path gone = folder.resolve("gone.jar");
        Files.writeString(
                folder.resolve("almanac.conf"),
                "features.plugins = [\"gone.jar\"]\nfeatures.sets_computed = [own]\n"
                        + "features.sets.own.columns = [\"own_scaled(3)\"]\n");
        assertThat(Call.in(folder, Map.of(), "config").exitCode()).isZero();
        assertThat(Call.in(folder, Map.of(), "doctor").out()).contains("lake");
        for (String command : List.of("tables", "rank", "labels", "report")) {
            assertThat(Call.in(folder, Map.of(), command).err())
                    .contains("no lake")
                    .doesNotContain("plug-in");
        }
        for (String[] command :
                List.of(new String[] {"features"}, new String[] {"daily"}, new String[] {"audit", "look-ahead"})) {
            assertThat(Call.in(folder, Map.of(), command).err())
                    .startsWith(
                            "error: " + folder.resolve("almanac.conf") + ":1: plug-in " + gone + " cannot be used\n")
                    .hasLineCount(3);
        }
        assertThat(Call.in(folder, Map.of(), "rank", "--plugins", "gone.jar").err())
                .isEqualTo("""
                error: almanac rank takes no --plugins
                cause: it computes no features
                remedy: leave --plugins out
                """);
    }

    @Test
    void aPluginThatFailsOrTakesAKnownNameIsRefused() throws IOException {
        PluginJar.write(folder.resolve("rsi.jar"), "rsi", 0);
        assertRefused(
                list("rsi.jar"),
                "plug-in own.Own cannot be used",
                "it has an indicator rsi, and the name is taken\n",
                "rename");
        PluginJar.write(folder.resolve("a.jar"), "own_scaled", 0);
        PluginJar.write(folder.resolve("b.jar"), "own_scaled", 1);
        assertThat(list("a.jar,b.jar").out())
                .as("one class under one name is one provider")
                .contains("own_scaled(2)");
        PluginJar.write(
                folder.resolve("fails.jar"),
                "own_fails",
                "x.value",
                "if (true) throw new IllegalStateException(\"out of luck\");");
        assertRefused(list("fails.jar"), "plug-in own.Own cannot be used", "out of luck", "--plugins");
    }

    /** Where each jar is named, in a list of several lines too. */
    @Test
    void whatFailsIsToldWithTheLineThatNamesItsJar() throws IOException {
        PluginJar.write(folder.resolve("fine.jar"), "own_scaled", 0);
        PluginJar.of(folder.resolve("nobody.jar"), Map.of(SERVICE, "# mine\nown.Nobody # who\n"));
        PluginJar.of(folder.resolve("other.jar"), Map.of(SERVICE, "java.lang.String"));
        PluginJar.of(folder.resolve("odd.jar"), Map.of(SERVICE, "two words"));
        Path file = folder.resolve("almanac.conf");
        for (String[] one : List.of(
                new String[] {"none.jar", "there is no such file"},
                new String[] {"nobody.jar", "there is no class own.Nobody, which its " + SERVICE + " names"},
                new String[] {
                    "other.jar", "class java.lang.String, which its " + SERVICE + " names, is no IndicatorProvider"
                },
                new String[] {"odd.jar", "there is no class two words, which its " + SERVICE + " names"})) {
            Files.writeString(file, "features.plugins = [\n  fine.jar\n  " + one[0] + "\n]\n");
            assertThat(Call.in(folder, Map.of(), "features", "list").err())
                    .startsWith("error: " + file + ":3: plug-in " + folder.resolve(one[0]) + " cannot be used\ncause: "
                            + one[1] + "\nremedy: ")
                    .hasLineCount(3);
        }
        Files.writeString(file, "features.plugins = [\n  fails.jar\n]\n");
        PluginJar.write(
                folder.resolve("fails.jar"),
                "own_fails",
                "x.value",
                "if (true) throw new IllegalStateException(\"out\\nof luck\");");
        assertThat(Call.in(folder, Map.of(), "features", "list").err())
                .startsWith("error: " + file + ":2: plug-in own.Own cannot be used\ncause: it fails: "
                        + "java.lang.IllegalStateException: out\n")
                .hasLineCount(3);
        assertThat(Call.in(folder, Map.of("ALMANAC_FEATURES__PLUGINS", "none.jar"), "features", "list")
                        .err())
                .startsWith("error: ALMANAC_FEATURES__PLUGINS: plug-in " + folder.resolve("none.jar"));
    }

    /** A jar that was built anew may compute anything else, so whatever is made with it has another definition. */
    @Test
    void theJarIsPartOfTheDefinitionOfItsColumnsAlone() throws IOException {
        Files.writeString(
                folder.resolve("almanac.conf"),
                "features.sets { with.columns = [\"own_scaled(3)\"], without.columns = [\"rsi(14)\"] }\n");
        PluginJar.write(folder.resolve("a.jar"), "own_scaled", 0);
        PluginJar.write(folder.resolve("b.jar"), "own_scaled", 1);
        assertThat(definition("with", "a.jar")).isNotEqualTo(definition("with", "b.jar"));
        assertThat(definition("without", "a.jar")).isEqualTo(definition("without", "b.jar"));
        PluginJar.of(folder.resolve("helper.jar"), Map.of(SERVICE, "", "data.txt", "1"));
        assertThat(definition("with", "a.jar,helper.jar"))
                .as("code of one jar may use that of another")
                .isNotEqualTo(definition("with", "a.jar"))
                .isEqualTo(definition("with", "helper.jar,a.jar"));
    }

    private String definition(String set, String jar) {
        Configuration configuration =
                Configuration.load(Optional.empty(), folder, Map.of(), Map.of("features.plugins", jar));
        return FeatureSettings.named(
                        configuration, set, Plugins.of(configuration).library())
                .definitionHash();
    }
}
