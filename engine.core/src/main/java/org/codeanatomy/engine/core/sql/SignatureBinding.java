package org.codeanatomy.engine.core.sql;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.codeanatomy.plugin.api.function.Argument;
import org.codeanatomy.plugin.api.function.FunctionSignature;
import org.codeanatomy.plugin.api.function.Parameter;

/** Fits the arguments of a call to the parameters that a plugin declares. */
public final class SignatureBinding {

    private SignatureBinding() {}

    /** An argument that does not fit, by its index; the index is −1 if their number is wrong. */
    public static final class Mismatch extends Exception {

        private static final long serialVersionUID = 1L;

        private final int index;

        Mismatch(int index, String message) {
            super(message);
            this.index = index;
        }

        /** Which argument, from 0, or −1. */
        public int index() {
            return index;
        }
    }

    /**
     * The arguments after implicit casts.
     *
     * @param given as they were written
     * @throws Mismatch with a sentence that names function, parameter, and what it takes
     */
    public static List<Argument> bind(FunctionSignature signature, List<Argument> given) throws Mismatch {
        int most = signature.variadic()
                ? Integer.MAX_VALUE
                : signature.parameters().size();
        if (given.size() < signature.required() || given.size() > most) {
            throw new Mismatch(-1, usage(signature) + " was called with " + count(given.size()));
        }
        List<Argument> bound = new ArrayList<>(given.size());
        for (int i = 0; i < given.size(); i++) {
            Parameter parameter = signature
                    .parameters()
                    .get(Math.min(i, signature.parameters().size() - 1));
            bound.add(bind(signature, parameter, i, given.get(i)));
        }
        return bound;
    }

    private static Argument bind(FunctionSignature signature, Parameter parameter, int index, Argument given)
            throws Mismatch {
        String place = "argument " + parameter.name() + " of " + signature.name();
        if (parameter.literal() && !given.constant()) {
            throw new Mismatch(index, place + " must be a constant");
        }
        ArrowType type = given.field().getType();
        if (parameter.accepted().isEmpty()
                || parameter.accepted().stream().anyMatch(accepted -> sameType(accepted, type))) {
            return given;
        }
        ArrowType wanted = parameter.accepted().get(0);
        if (!ImplicitCasts.exists(given, wanted)) {
            throw new Mismatch(
                    index,
                    place + " takes " + names(parameter.accepted()) + ", not " + ArrowTypes.sqlName(given.field()));
        }
        Field field = new Field(
                given.field().getName(),
                new FieldType(
                        given.field().isNullable(), wanted, null, given.field().getMetadata()),
                null);
        Object value = given.constant() ? convert(given.value(), wanted) : null;
        return new Argument(field, given.constant(), value);
    }

    private static boolean sameType(ArrowType accepted, ArrowType type) {
        if (accepted instanceof ArrowType.Timestamp one && type instanceof ArrowType.Timestamp other) {
            boolean sameZone = (one.getTimezone() == null) == (other.getTimezone() == null);
            return sameZone && one.getUnit() == other.getUnit();
        }
        return accepted.isComplex() ? accepted.getTypeID() == type.getTypeID() : accepted.equals(type);
    }

    /** A constant as a literal of another type holds it. */
    private static Object convert(Object value, ArrowType type) {
        if (value instanceof Number number) {
            BigDecimal exact = new BigDecimal(number.toString());
            if (type instanceof ArrowType.FloatingPoint) {
                return number.doubleValue();
            }
            if (type instanceof ArrowType.Decimal decimal) {
                return exact.setScale(decimal.getScale(), RoundingMode.HALF_UP);
            }
            return type instanceof ArrowType.Int ? (Object) exact.longValueExact() : value;
        }
        return value;
    }

    private static String names(List<ArrowType> types) {
        return String.join(
                " or ",
                types.stream()
                        .map(type -> ArrowTypes.sqlName(new Field("", FieldType.nullable(type), nested(type))))
                        .distinct()
                        .toList());
    }

    private static List<Field> nested(ArrowType type) {
        boolean list = type instanceof ArrowType.List;
        return list ? List.of(new Field("element", FieldType.nullable(ArrowTypes.UTF8), null)) : List.of();
    }

    private static String count(int arguments) {
        return arguments == 0 ? "no argument" : arguments == 1 ? "1 argument" : arguments + " arguments";
    }

    /** How a function is called: {@code name(a, b [, c])}. */
    public static String usage(FunctionSignature signature) {
        StringBuilder text = new StringBuilder(signature.name()).append('(');
        for (int i = 0; i < signature.parameters().size(); i++) {
            boolean optional = i >= signature.required();
            text.append(optional ? " [" : "").append(i == 0 ? "" : ", ");
            text.append(signature.parameters().get(i).name()).append(optional ? "]" : "");
        }
        return text.append(signature.variadic() ? ", …)" : ")").toString();
    }
}
