package dev.almanac.jobs.run;

import java.util.Map;

/**
 * What a job that writes nothing has to tell.
 *
 * @param text for a person
 * @param values for a program
 */
public record Answer(String text, Map<String, Object> values) {}
