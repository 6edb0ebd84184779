package org.codeanatomy.plugin.codeanatomy.python.internal.resolve;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * What an expression means, as far as names and imports tell.
 *
 * @param candidates what it can mean; empty if nothing is known
 * @param certain whether it means one of them in every run that gets there
 * @param method how they were found; of several steps the weakest
 */
record Meaning(List<Entity> candidates, boolean certain, ResolutionMethod method) {

    static final Meaning UNKNOWN = new Meaning(List.of(), false, ResolutionMethod.SCOPE);

    static Meaning certainly(Entity entity) {
        return new Meaning(List.of(entity), true, ResolutionMethod.SCOPE);
    }

    boolean isUnknown() {
        return candidates.isEmpty();
    }

    Meaning uncertain() {
        return certain ? new Meaning(candidates, false, method) : this;
    }

    Meaning by(ResolutionMethod step) {
        return step.isWeakerThan(method) ? new Meaning(candidates, certain, step) : this;
    }

    /** Both, if either may be meant. */
    Meaning or(Meaning other) {
        Set<Entity> both = new LinkedHashSet<>(candidates);
        both.addAll(other.candidates);
        ResolutionMethod weaker = other.method.isWeakerThan(method) ? other.method : method;
        return new Meaning(new ArrayList<>(both), certain && other.certain, weaker);
    }

    /** What a step makes of each candidate, together. */
    Meaning then(Function<Entity, Meaning> step) {
        Meaning all = null;
        for (Entity candidate : candidates) {
            Meaning next = step.apply(candidate);
            all = all == null ? next : all.or(next);
        }
        if (all == null) {
            return UNKNOWN;
        }
        return (certain ? all : all.uncertain()).by(method);
    }

    /** How likely a candidate is what is meant: 1 only if there is no doubt. */
    double confidence() {
        if (candidates.size() == 1) {
            return certain && method.isExact() ? 1.0 : Math.min(method.confidence(), 0.9);
        }
        return Math.min(method.confidence(), 0.9) / candidates.size();
    }
}
