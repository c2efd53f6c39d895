package dev.almanac.analytics.quality.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.quality.check.Check.Stage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tables of the page are made from the declared list; the words around them are written by hand. */
class QualityPageTest {
    private static final String BEGIN = "<!-- checks -->\n";
    private static final String END = "<!-- end of checks -->\n";

    @Test
    void thePageListsWhatIsDeclared() throws Exception {
        Path page = Path.of(System.getProperty("almanac.root"), "docs", "quality.md");
        String text = Files.readString(page);
        String head = text.substring(0, text.indexOf(BEGIN) + BEGIN.length());
        String declared = head + lists() + text.substring(text.indexOf(END));
        if (Boolean.getBoolean("quality.update")) {
            Files.writeString(page, declared);
        }
        assertThat(page).content().isEqualTo(declared);
    }

    private static String lists() {
        StringBuilder lists =
                new StringBuilder("\n| severity | what is done | costs of the score, at most |\n|---|---|---:|\n");
        Arrays.stream(Severity.values())
                .forEach(one -> lists.append("| %s | %s | %.0f |%n".formatted(one.code(), one.action(), one.points())));
        for (Stage stage : Stage.values()) {
            List<Check> checks = Checks.all().stream()
                    .filter(check -> check.stage() == stage)
                    .toList();
            lists.append("\n### ")
                    .append(stage.title())
                    .append("\n\n| check | severity | what it finds |\n|---|---|---|\n");
            checks.forEach(check -> lists.append("| `%s` | %s | %s |%n"
                    .formatted(check.name(), check.severity().code(), check.meaning())));
        }
        return lists.append('\n').toString();
    }
}
