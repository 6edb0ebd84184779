package org.codeanatomy.plugin.host;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A process that says what serves when it starts, and then goes wrong as it is told: {@code FOLDER OLD NEW kill PLACE},
 * {@code … exhaust PLACE}, {@code … swap} until it is killed, or {@code … nothing}.
 */
final class FaultProgram {

    static final int HALTED = 99;
    static final String SERVES = "serves ";
    static final String SAW = "saw ";
    static final String REFUSED = "refused ";
    static final String COMMITTED = "committed ";

    private static final int CHUNK = 4 << 20;

    private FaultProgram() {}

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Path older = Path.of(arguments[1]);
        Path newer = Path.of(arguments[2]);
        try (FaultyRuntime runtime = FaultyRuntime.start(folder, FaultyRuntime.PATIENT)) {
            say(SERVES + runtime.answer() + " from " + runtime.bundles());
            switch (arguments[3]) {
                case "kill" -> kill(runtime, older, newer, arguments[4]);
                case "exhaust" -> exhaust(runtime, older, newer, arguments[4]);
                case "swap" -> swap(runtime, List.of(older, newer));
                default -> say("nothing to do");
            }
        }
        System.exit(0);
    }

    private static void begin(FaultyRuntime runtime, Path older) throws PluginRefusedException {
        if (!runtime.answer().equals(FaultyRuntime.OLD)) {
            runtime.host().install(older);
        }
    }

    private static void kill(FaultyRuntime runtime, Path older, Path newer, String place)
            throws PluginRefusedException {
        begin(runtime, older);
        FaultyRuntime.Client client = runtime.client();
        runtime.arm(place, () -> {
            say(SAW + client.soFar());
            Runtime.getRuntime().halt(HALTED);
        });
        runtime.host().update("faulty", newer);
        say("the place " + place + " was never reached");
    }

    private static void exhaust(FaultyRuntime runtime, Path older, Path newer, String place)
            throws PluginRefusedException {
        begin(runtime, older);
        FaultyRuntime.Client client = runtime.client();
        runtime.arm(place, FaultProgram::allocateWithoutEnd);
        try {
            runtime.host().update("faulty", newer);
            say(REFUSED + "not at all");
        } catch (PluginRefusedException e) {
            say(REFUSED + e.getMessage());
        }
        runtime.disarm();
        say(SAW + client.stop());
        say(SERVES + runtime.answer() + " from " + runtime.bundles());
    }

    /** In pieces that are too large for the last corners of the heap, in which everybody else goes on living. */
    private static void allocateWithoutEnd() {
        Object all = "nothing";
        while (true) {
            all = List.of(all, new byte[CHUNK]);
        }
    }

    private static void swap(FaultyRuntime runtime, List<Path> jars) throws PluginRefusedException {
        Map<Integer, String> answers = new TreeMap<>(Map.of(0, FaultyRuntime.OLD, 1, FaultyRuntime.NEW));
        for (int i = 1; ; i++) {
            runtime.host().install(jars.get(i % 2));
            say(COMMITTED + i + " " + answers.get(i % 2));
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
