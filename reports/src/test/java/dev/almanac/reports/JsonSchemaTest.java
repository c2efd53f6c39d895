package dev.almanac.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.almanac.analytics.figure.Digest;
import dev.almanac.analytics.report.ReportModel;
import dev.almanac.reports.json.JsonReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void everyReportFollowsTheSchema() throws IOException {
        for (ReportModel model : List.of(Samples.full(), Samples.empty(), Samples.ofCalls(10))) {
            assertThat(schema().validate(json(model))).isEmpty();
        }
    }

    @Test
    void theSchemaRefusesWhatItDoesNotDescribe() throws IOException {
        ObjectNode report = (ObjectNode) json(Samples.full());
        report.put("surprise", 1);
        ((ObjectNode) report.get("head")).remove("headline");
        assertThat(schema().validate(report)).hasSize(2);
    }

    @Test
    void everyFieldIsDescribedAndTheVersionIsTheModels() throws IOException {
        JsonNode schema = JSON.readTree(JsonReport.schema());
        List<String> bare = new ArrayList<>();
        describe(schema, "", bare);
        assertThat(bare).isEmpty();
        assertThat(schema.at("/properties/schema_version/const").asText()).isEqualTo(ReportModel.SCHEMA_VERSION);
    }

    /** Who reads reports by a version of the schema reads every report of that version. */
    @Test
    void aPublishedVersionStaysAsItIs() {
        assertThat(Map.of(ReportModel.SCHEMA_VERSION, Digest.sha256(JsonReport.schema())))
                .as("the schema has changed: raise its version, the second number where fields are new, else the first")
                .isEqualTo(Map.of("1.1", "c151abbca3371fee9d5c82e6d167f6023af9fa43745a27cd08bb2105c722972b"));
    }

    @Test
    void numbersAreUnroundedAndWhatDoesNotExistIsAbsent() throws IOException {
        ReportModel model = Samples.full();
        JsonNode json = json(model);
        JsonNode third = json.at("/calls/2/figures");
        assertThat(third.has("change_30d")).isFalse();
        assertThat(third.get("close").doubleValue())
                .isEqualTo(model.calls().get(2).figures().close());
        assertThat(json.at("/calls/0/score").doubleValue())
                .isEqualTo(model.calls().get(0).score());
        assertThat(json.at("/calls/1").has("previous_rank")).isFalse();
        assertThat(json.at("/calls/0/chart/lines/1/values/0").isNull()).isTrue();
    }

    private static void describe(JsonNode node, String path, List<String> bare) {
        node.path("properties").properties().forEach(property -> {
            if (property.getValue().path("description").asText().isBlank()) {
                bare.add(path + "/" + property.getKey());
            }
        });
        node.properties().forEach(child -> describe(child.getValue(), path + "/" + child.getKey(), bare));
        for (JsonNode child : node.isArray() ? node : JSON.createArrayNode()) {
            describe(child, path, bare);
        }
    }

    private static JsonNode json(ReportModel model) throws IOException {
        return JSON.readTree(new JsonReport().render(model, ReportCharts.of(model)));
    }

    private static Schema schema() {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(JsonReport.schema());
    }
}
