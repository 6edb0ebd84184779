package org.codeanatomy.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Values stay in columns: what runs per row makes no object of a number and keeps no row in an array of objects. */
class ColumnarTest {
    private static final JavaClasses HOUSE = House.classes();
    private static final String CORE = "org.codeanatomy.engine.core.";
    private static final String[] PER_ROW = {
        CORE + "kernel..", CORE + "vector..", CORE + "expression..", CORE + "operator.."
    };

    private static final Set<String> BOXES = Set.of(
            "java.lang.Boolean",
            "java.lang.Byte",
            "java.lang.Short",
            "java.lang.Character",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Float",
            "java.lang.Double");

    private static final Set<String> ROWS_OF_OBJECTS = rowsOfObjects();

    /** Methods that box, and why they may. One that no longer does must leave the list. */
    private static final Map<String, String> MAY_BOX = Map.ofEntries(
            entry("expression.ExpressionCompiler.round", "once per expression, while it is compiled"),
            entry("expression.InNode.<init>", "once per expression, while it is compiled"),
            entry("expression.References.collect", "once per expression, while it is compiled"),
            entry("operator.PlanCompiler.parts", "once per part of the stored rows"),
            entry("kernel.LikePattern.<init>", "once per pattern, while it is parsed"),
            entry("operator.JoinResidual.apply", "once per batch and column"),
            entry("operator.DecimalSum.result", "once per group, at the end"),
            entry("kernel.CastToInteger.put", "only for a value that cannot be cast, to show it"),
            entry("kernel.CastToDecimal.longs", "only for a value that needs a BigDecimal anyway, to show it"),
            entry("kernel.CastToDecimal.doubles", "only for NaN and the infinities, to show them"));

    @Test
    void whatRunsPerRow_boxesNoNumber() {
        classes().that().resideInAnyPackage(PER_ROW).should(boxNothing()).check(HOUSE);
    }

    @Test
    void whatRunsPerRow_keepsNoRowInAnArrayOfObjects() {
        classes()
                .that()
                .resideInAnyPackage(PER_ROW)
                .should(declareNoArrayOfObjects())
                .check(HOUSE);
    }

    @Test
    void everyMethodThatMayBox_stillDoes() {
        Set<String> boxing = new TreeSet<>();
        for (JavaClass type : HOUSE) {
            boxings(type).forEach(access -> boxing.add(nameOf(access.getOwner())));
        }
        assertThat(boxing).containsAll(MAY_BOX.keySet());
    }

    @Test
    void theRules_findEveryWayToBreakThem() {
        JavaClasses offender = new ClassFileImporter().importClasses(Offender.class);
        assertThat(detailsOf(classes().should(boxNothing()), offender))
                .extracting(detail -> detail.replaceAll("(?s).*Offender\\.(\\w+)\\(.*", "$1"))
                .containsExactlyInAnyOrder("compilerBoxes", "lambdaBoxes", "referenceBoxes", "streamBoxes");
        assertThat(detailsOf(classes().should(declareNoArrayOfObjects()), offender))
                .hasSize(3)
                .anyMatch(detail -> detail.contains("Offender.row has"))
                .anyMatch(detail -> detail.contains("Offender.takesRows"))
                .anyMatch(detail -> detail.contains("Offender.makesBoxes"));
    }

    private static List<String> detailsOf(ArchRule rule, JavaClasses classes) {
        return rule.evaluate(classes).getFailureReport().getDetails();
    }

    private static ArchCondition<JavaClass> boxNothing() {
        return new ArchCondition<>("box no number") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boxings(type)
                        .filter(access -> !MAY_BOX.containsKey(nameOf(access.getOwner())))
                        .forEach(access -> events.add(SimpleConditionEvent.violated(
                                access,
                                access.getDescription() + "; keep the value in a column, or give "
                                        + nameOf(access.getOwner()) + " a reason in MAY_BOX")));
            }
        };
    }

    /** The compiler boxes with {@code valueOf}, streams with {@code boxed}; a method reference counts as a call. */
    private static Stream<JavaCodeUnitAccess<?>> boxings(JavaClass type) {
        return type.getCodeUnitAccessesFromSelf().stream()
                .filter(ColumnarTest::isBoxing)
                .map(access -> access);
    }

    private static boolean isBoxing(JavaCodeUnitAccess<?> access) {
        List<JavaClass> parameters = access.getTarget().getRawParameterTypes();
        boolean ofPrimitive = parameters.size() == 1 && parameters.get(0).isPrimitive();
        return switch (access.getName()) {
            case "valueOf" ->
                ofPrimitive && BOXES.contains(access.getTargetOwner().getName());
            case "boxed" -> House.isIn(access.getTargetOwner(), "java.util.stream");
            default -> false;
        };
    }

    /** A local array is not seen; but a row that leaves the method that made it is a field, a parameter or a result. */
    private static ArchCondition<JavaClass> declareNoArrayOfObjects() {
        return new ArchCondition<>("declare no array of objects or boxes") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaField field : type.getFields()) {
                    report(field.getFullName(), Stream.of(field.getRawType()), events);
                }
                for (JavaCodeUnit unit : type.getCodeUnits()) {
                    Stream<JavaClass> parameters = unit.getRawParameterTypes().stream();
                    report(unit.getFullName(), Stream.concat(parameters, Stream.of(unit.getRawReturnType())), events);
                }
            }
        };
    }

    private static void report(String member, Stream<JavaClass> types, ConditionEvents events) {
        types.filter(type -> type.isArray()
                        && ROWS_OF_OBJECTS.contains(type.getBaseComponentType().getName()))
                .forEach(type -> events.add(SimpleConditionEvent.violated(
                        member, member + " has a " + type.getName() + "; keep the values in columns")));
    }

    private static Set<String> rowsOfObjects() {
        Set<String> names = new HashSet<>(BOXES);
        names.add("java.lang.Object");
        return Set.copyOf(names);
    }

    /** The method without its parameters, from the package below the engine's root on. */
    private static String nameOf(JavaCodeUnit unit) {
        String name = unit.getOwner().getName() + "." + unit.getName();
        return name.startsWith(CORE) ? name.substring(CORE.length()) : name;
    }
}
