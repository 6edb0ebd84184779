package org.codeanatomy.plugin.host;

import java.util.Optional;

/**
 * What a change of plugins did.
 *
 * @param before the generation that served before, if any
 * @param after the generation that serves now, if any
 * @param drainMillis how long statements on the old generation were waited for
 * @param cancelled statements that were cancelled at the drain limit
 * @param summary the same for people, one sentence
 */
public record UpdateReport(
        Optional<GenerationId> before, Optional<GenerationId> after, long drainMillis, int cancelled, String summary) {}
