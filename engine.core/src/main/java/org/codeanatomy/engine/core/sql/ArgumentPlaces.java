package org.codeanatomy.engine.core.sql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.codeanatomy.engine.core.sql.SignatureBinding.Mismatch;
import org.codeanatomy.plugin.api.function.FunctionSignature;

/**
 * Puts the arguments of a call, of which the last ones may be passed by name ({@code f(1, c => 3, b => 2)}), in the order
 * of the parameters.
 */
public final class ArgumentPlaces {

    private ArgumentPlaces() {}

    /**
     * An argument as it is written.
     *
     * @param name the parameter's name, or null if it stands in its place
     */
    public record Given<T>(String name, T value) {}

    /**
     * The arguments in order; parameters at the end that are optional may have none.
     *
     * @param given as they are written
     * @throws Mismatch with a sentence that shows the signature
     */
    public static <T> List<T> ordered(FunctionSignature signature, List<Given<T>> given) throws Mismatch {
        List<String> names = signature.parameters().stream()
                .map(parameter -> parameter.name().toLowerCase(Locale.ROOT))
                .toList();
        List<T> places = new ArrayList<>();
        boolean[] taken = new boolean[Math.max(names.size(), given.size())];
        boolean named = false;
        for (int i = 0; i < given.size(); i++) {
            String name = given.get(i).name();
            int place = name == null ? i : names.indexOf(name.toLowerCase(Locale.ROOT));
            named |= name != null;
            if (place < 0) {
                throw wrong(i, signature, "has no parameter " + name);
            }
            if (named && name == null) {
                throw wrong(i, signature, "takes no argument without a name behind one with a name; name it too");
            }
            if (taken[place]) {
                throw wrong(i, signature, "was given " + names.get(place) + " twice");
            }
            while (places.size() <= place) {
                places.add(null);
            }
            taken[place] = true;
            places.set(place, given.get(i).value());
        }
        if (named) {
            requireAll(signature, names, taken, places.size());
        }
        return places;
    }

    private static void requireAll(FunctionSignature signature, List<String> names, boolean[] taken, int places)
            throws Mismatch {
        boolean[] needed = Arrays.copyOf(taken, taken.length);
        Arrays.fill(needed, 0, Math.max(signature.required(), places), true);
        for (int i = 0; i < names.size(); i++) {
            if (needed[i] && !taken[i]) {
                String why = i < signature.required()
                        ? ""
                        : ", which stands before " + names.get(places - 1) + "; only the last ones may be left out";
                throw wrong(-1, signature, "was called without " + names.get(i) + why);
            }
        }
    }

    private static Mismatch wrong(int index, FunctionSignature signature, String problem) {
        return new Mismatch(index, SignatureBinding.usage(signature) + " " + problem);
    }
}
