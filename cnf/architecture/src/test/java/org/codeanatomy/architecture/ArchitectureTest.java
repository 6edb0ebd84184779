package org.codeanatomy.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Arrows of the house that no compiler and no resolver checks. */
class ArchitectureTest {
    private static final JavaClasses HOUSE = House.classes();
    private static final String REFERENCE = "org.osgi.service.component.annotations.Reference";

    @Test
    void everyClass_belongsToABundleOfTheTable() {
        List<String> homeless = HOUSE.stream()
                .filter(type -> House.bundleOf(type).isEmpty())
                .map(JavaClass::getName)
                .toList();
        assertThat(HOUSE).isNotEmpty();
        assertThat(homeless).as("classes outside every bundle of House").isEmpty();
    }

    @Test
    void everyBundle_importsOnlyWhatTheTableAllows() {
        classes().should(importOnlyWhatTheTableAllows()).check(HOUSE);
    }

    /**
     * Services of plugins are found, checked and leased in one place; a second way in would see them before the switch. The
     * testkit starts a framework and asks it for the host, nothing else.
     */
    @Test
    void servicesOfTheFramework_areLookedUpByTheHostAlone() {
        noClasses()
                .that(areOutside("org.codeanatomy.plugin.host"))
                .and(areOutside("org.codeanatomy.plugin.testkit.internal.runtime"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.osgi.framework..", "org.osgi.util.tracker..")
                .check(HOUSE);
    }

    @Test
    void slots_areNeverInjectedByTheComponentRuntime() {
        classes().should(haveNoReferenceToASlot()).check(HOUSE);
    }

    @Test
    void executionBelowThePlan_knowsNoCalcite() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.codeanatomy.engine.core.pipeline..",
                        "org.codeanatomy.engine.core.operator..",
                        "org.codeanatomy.engine.core.expression..",
                        "org.codeanatomy.engine.core.kernel..",
                        "org.codeanatomy.engine.core.vector..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.calcite..")
                .check(HOUSE);
    }

    /** Packages of the engine's core build on one another, from vectors up to sessions. */
    @Test
    void packagesOfTheCore_areFreeOfCycles() {
        slices().matching("org.codeanatomy.engine.core.(*)..")
                .should()
                .beFreeOfCycles()
                .check(HOUSE);
    }

    private static DescribedPredicate<JavaClass> areOutside(String bundle) {
        return DescribedPredicate.describe("are outside " + bundle, type -> !House.isIn(type, bundle));
    }

    private static ArchCondition<JavaClass> importOnlyWhatTheTableAllows() {
        return new ArchCondition<>("import only what the table of bundles allows") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                String bundle = House.bundleOf(type).orElseThrow();
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    JavaClass target = dependency.getTargetClass().getBaseComponentType();
                    if (!target.isPrimitive() && !House.mayImport(bundle, target)) {
                        events.add(SimpleConditionEvent.violated(
                                dependency, bundle + " may not import: " + dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static ArchCondition<JavaClass> haveNoReferenceToASlot() {
        return new ArchCondition<>("have no @Reference to a type of plugin.api") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                injectedInto(type)
                        .flatMap(injected -> injected.getAllInvolvedRawTypes().stream())
                        .filter(injected -> House.isIn(injected, "org.codeanatomy.plugin.api"))
                        .forEach(slot -> events.add(SimpleConditionEvent.violated(
                                type,
                                type.getName() + " is injected with " + slot.getName() + "; lease it from the host")));
            }
        };
    }

    /** What the component runtime hands to a component: through fields, parameters of its constructor, bind methods. */
    private static Stream<JavaType> injectedInto(JavaClass type) {
        Stream<JavaType> fields = type.getFields().stream()
                .filter(field -> field.isAnnotatedWith(REFERENCE))
                .map(JavaField::getType);
        Stream<JavaType> parameters = type.getCodeUnits().stream()
                .flatMap(unit -> unit.getParameters().stream()
                        .filter(parameter -> unit.isAnnotatedWith(REFERENCE) || parameter.isAnnotatedWith(REFERENCE)))
                .map(JavaParameter::getType);
        return Stream.concat(fields, parameters);
    }
}
