package dev.almanac.connectors.sandbox;

import java.util.Map;

/**
 * What a simulated venue answers.
 *
 * @param headers besides the type
 * @param body JSON
 */
record Reply(int status, Map<String, String> headers, String body) {
    static Reply json(String body) {
        return new Reply(200, Map.of(), body);
    }

    static Reply json(int status, String body) {
        return new Reply(status, Map.of(), body);
    }
}
