package dev.almanac.jobs.run;

import dev.almanac.lake.run.StepRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the steps of a run came to, for programs. */
final class RunText {
    private RunText() {}

    /** The run's id and its steps. */
    static Map<String, Object> values(Run run) {
        List<Map<String, Object>> steps = new ArrayList<>();
        for (StepRecord record : run.steps()) {
            Map<String, Object> step = new LinkedHashMap<>();
            step.put("step", record.step());
            step.put("rows", record.rows());
            step.put("seconds", record.seconds());
            step.put("counts", new TreeMap<>(record.counts()));
            step.put("versions", new TreeMap<>(record.outputs()));
            steps.add(step);
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("run_id", run.id());
        values.put("steps", steps);
        return values;
    }
}
