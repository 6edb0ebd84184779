package org.codeanatomy.plugin.host.internal.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;
import org.codeanatomy.plugin.host.GenerationId;
import org.junit.jupiter.api.Test;

class SnapshotTest {

    private static GenerationId generation(String plugin, long number) {
        return new GenerationId(plugin, "1.0.0", "0".repeat(64), number);
    }

    @Property(tries = 200, seed = "20261121")
    void id_isIndependentOfOrderAndNumbers(
            @ForAll @Size(max = 6) @UniqueElements List<@AlphaChars @NotEmpty String> plugins, @ForAll Random random) {
        List<GenerationId> some =
                plugins.stream().map(name -> generation(name, 1)).toList();
        List<GenerationId> others = new ArrayList<>(
                plugins.stream().map(name -> generation(name, random.nextInt())).toList());
        Collections.shuffle(others, random);

        assertThat(Snapshot.of(others).id()).isEqualTo(Snapshot.of(some).id());
    }

    @Test
    void id_changesWithEveryPart() {
        GenerationId base = generation("a", 1);
        List<GenerationId> different = List.of(
                generation("b", 1),
                new GenerationId("a", "1.0.1", base.sha256(), 1),
                new GenerationId("a", "1.0.0", "1".repeat(64), 1));

        assertThat(different)
                .allSatisfy(other -> assertThat(Snapshot.of(List.of(other)).id())
                        .isNotEqualTo(Snapshot.of(List.of(base)).id()));
        assertThat(Snapshot.of(List.of()).id())
                .isNotEqualTo(Snapshot.of(List.of(base)).id());
    }

    @Test
    void id_doesNotConfuseWhereOnePartEnds() {
        Snapshot one = Snapshot.of(List.of(new GenerationId("ab", "c", "d", 1)));
        Snapshot other = Snapshot.of(List.of(new GenerationId("a", "bc", "d", 1)));

        assertThat(one.id()).isNotEqualTo(other.id());
    }
}
