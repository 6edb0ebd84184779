package org.codeanatomy.plugin.host.internal.unload;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.netbeans.lib.profiler.heap.ArrayItemValue;
import org.netbeans.lib.profiler.heap.Heap;
import org.netbeans.lib.profiler.heap.Instance;
import org.netbeans.lib.profiler.heap.JavaClass;
import org.netbeans.lib.profiler.heap.ObjectFieldValue;
import org.netbeans.lib.profiler.heap.Value;

/**
 * The shortest chain of references to anything that keeps a class loader alive: the loader itself, its classes, their
 * instances. Searched from there backwards until a static field of somebody else or a root of the collector is found, so
 * that the search is as large as the leak and not as the heap. Used once.
 */
final class RootPath {

    private static final int MOST_VISITED = 200_000;
    private static final int MOST_SHOWN = 10;
    private static final Set<String> NEVER_HOLDING =
            Set.of("java.lang.ref.WeakReference", "java.lang.ref.PhantomReference", "java.lang.ref.FinalReference");

    private final Heap heap;
    private final Instance loader;
    private final Map<Long, Step> steps = new HashMap<>();
    private final Deque<Instance> next = new ArrayDeque<>();

    RootPath(Heap heap, Instance loader) {
        this.heap = heap;
        this.loader = loader;
    }

    /**
     * How one gets from an object towards the loader.
     *
     * @param text the field that is followed; for what is the plugin's own, what it is
     * @param target what the field points to; null for what is the plugin's own
     */
    private record Step(String text, Instance target) {}

    /** The chain for people, from its holder to what is the plugin's own; empty if nothing holds the loader. */
    Optional<String> sentence() {
        addOwn();
        while (!next.isEmpty() && steps.size() < MOST_VISITED) {
            Instance held = next.remove();
            Optional<String> root = held.isGCRoot() ? RootName.of(heap, held) : Optional.empty();
            if (root.isPresent()) {
                return Optional.of(chain(root.get(), held));
            }
            for (Object reference : held.getReferences()) {
                Optional<String> end = follow((Value) reference, held);
                if (end.isPresent()) {
                    return end;
                }
            }
        }
        return Optional.empty();
    }

    private void addOwn() {
        add(loader, "its class loader", null);
        for (Object each : heap.getAllClasses()) {
            JavaClass type = (JavaClass) each;
            if (isOwn(type)) {
                add(heap.getInstanceByID(type.getJavaClassId()), "its class " + type.getName(), null);
                for (Object instance : type.getInstances()) {
                    add((Instance) instance, "an object of its class " + type.getName(), null);
                }
            }
        }
    }

    private boolean isOwn(JavaClass type) {
        return loader.equals(type.getClassLoader());
    }

    private void add(Instance object, String text, Instance target) {
        if (object != null && steps.putIfAbsent(object.getInstanceId(), new Step(text, target)) == null) {
            next.add(object);
        }
    }

    /** Goes one step back; the whole chain if it ends there. */
    private Optional<String> follow(Value reference, Instance held) {
        Instance holder = reference.getDefiningInstance();
        if (reference instanceof ArrayItemValue item) {
            add(holder, "[" + item.getIndex() + "]", held);
            return Optional.empty();
        }
        ObjectFieldValue value = (ObjectFieldValue) reference;
        String name = value.getField().getName();
        if (value.getField().isStatic()) {
            JavaClass owner = value.getField().getDeclaringClass();
            return isOwn(owner) || name.startsWith("<")
                    ? Optional.empty()
                    : Optional.of(chain("static field " + owner.getName() + "." + name, held));
        }
        if (!neverHolds(name, holder.getJavaClass())) {
            add(holder, holder.getJavaClass().getName() + "." + name, held);
        }
        return Optional.empty();
    }

    private static boolean neverHolds(String field, JavaClass type) {
        boolean weak = false;
        for (JavaClass each = type; each != null && field.equals("referent"); each = each.getSuperClass()) {
            weak |= NEVER_HOLDING.contains(each.getName());
        }
        return weak;
    }

    private String chain(String root, Instance first) {
        List<String> texts = new ArrayList<>();
        for (Instance each = first;
                each != null;
                each = steps.get(each.getInstanceId()).target()) {
            texts.add(steps.get(each.getInstanceId()).text());
        }
        int left = texts.size() - MOST_SHOWN;
        if (left > 0) {
            texts.subList(MOST_SHOWN / 2, MOST_SHOWN / 2 + left).clear();
            texts.add(MOST_SHOWN / 2, "… " + left + " more …");
        }
        return root + " → " + String.join(" → ", texts);
    }
}
