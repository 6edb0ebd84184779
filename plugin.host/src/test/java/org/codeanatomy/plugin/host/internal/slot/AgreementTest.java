package org.codeanatomy.plugin.host.internal.slot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AgreementTest {

    private static SlotNames functions(String... names) {
        return SlotNames.NONE.with("scalar-function", List.of(names));
    }

    @Test
    void sameNames_agreeInAnyOrder() {
        assertThat(Agreement.undeclared(functions("a", "b"), functions("b", "a")))
                .isEmpty();
        assertThat(Agreement.missing(functions("a", "b"), functions("b", "a"))).isEmpty();
    }

    @Test
    void moreThanDeclared_isUndeclaredAndNotMissing() {
        assertThat(Agreement.undeclared(functions("a"), functions("a", "b")))
                .containsExactly("brings scalar-function b without declaring it:"
                        + " add it to the names of the component's slot annotation");
        assertThat(Agreement.missing(functions("a"), functions("a", "b"))).isEmpty();
    }

    @Test
    void lessThanDeclared_isMissingAndNotUndeclared() {
        assertThat(Agreement.missing(functions("a", "b"), functions("a"))).containsExactly("scalar-function b");
        assertThat(Agreement.undeclared(functions("a", "b"), functions("a"))).isEmpty();
    }

    @Test
    void slotWithoutNames_mustBeDeclaredAndFilledAllTheSame() {
        SlotNames pack = SlotNames.NONE.with("view-pack", List.of());

        assertThat(Agreement.undeclared(SlotNames.NONE, pack)).hasSize(1);
        assertThat(Agreement.missing(pack, SlotNames.NONE)).containsExactly("view-pack");
    }
}
