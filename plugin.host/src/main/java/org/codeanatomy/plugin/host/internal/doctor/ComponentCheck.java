package org.codeanatomy.plugin.host.internal.doctor;

import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.codeanatomy.plugin.host.internal.slot.Agreement;
import org.codeanatomy.plugin.host.internal.slot.ServedSlots;
import org.codeanatomy.plugin.host.internal.slot.SlotNames;
import org.codeanatomy.plugin.host.internal.slot.SlotType;
import org.codeanatomy.plugin.host.internal.xml.SafeXml;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.service.component.ComponentConstants;

/** Compares the slots that a plugin declares with the components that are to fill them, before any of them exists. */
final class ComponentCheck {

    private final Bundle bundle;
    private final BundleClasses classes;
    private final List<String> problems = new ArrayList<>();
    private final List<ComponentDescription> components = new ArrayList<>();

    private ComponentCheck(Bundle bundle, BundleClasses classes) {
        this.bundle = bundle;
        this.classes = classes;
    }

    static List<String> problems(Bundle bundle, BundleClasses classes, SlotNames declared) throws IOException {
        ComponentCheck check = new ComponentCheck(bundle, classes);
        check.readAll();
        check.judgeComponents(declared);
        check.judgeSlots(declared);
        return check.problems;
    }

    private void readAll() throws IOException {
        String header = bundle.getHeaders("").get(ComponentConstants.SERVICE_COMPONENT);
        for (String path : ManifestHeader.of(header).paths()) {
            List<URL> files = files(path);
            if (files.isEmpty()) {
                problems.add("its Service-Component names " + path
                        + ", which its jar does not have: build it with bnd, which writes both");
            }
            for (URL file : files) {
                try {
                    components.addAll(ComponentDescription.read(file));
                } catch (XMLStreamException e) {
                    problems.add("its component description " + file.getPath().substring(1) + " cannot be read ("
                            + SafeXml.reason(e) + "): build it with bnd, which writes it");
                }
            }
        }
    }

    /** The last part of a path may have wildcards. */
    private List<URL> files(String path) {
        if (!path.contains("*")) {
            return Optional.ofNullable(bundle.getEntry(path)).stream().toList();
        }
        int end = path.lastIndexOf('/') + 1;
        Pattern name = Pattern.compile(Stream.of(path.substring(end).split("\\*", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*")));
        return Optional.ofNullable(bundle.getEntryPaths(end == 0 ? "/" : path.substring(0, end)))
                .map(Collections::list)
                .map(List::stream)
                .orElse(Stream.empty())
                .filter(entry -> name.matcher(entry.substring(end)).matches())
                .map(bundle::getEntry)
                .toList();
    }

    private void judgeComponents(SlotNames declared) {
        Set<String> undeclared = new TreeSet<>();
        for (ComponentDescription component : components) {
            if (!classes.contains(component.implementation())) {
                problems.add("component " + component.name() + " is implemented by " + component.implementation()
                        + ", which its jar does not have: put its package into the jar");
            }
            if (component.requiresConfiguration()) {
                problems.add("component " + component.name() + " requires a configuration, which plugins do not get:"
                        + " make it optional");
            }
            ServedSlots.foreign(component.services()).map(Agreement::foreign).ifPresent(problems::add);
            filledBy(component).map(SlotType::capability).forEach(undeclared::add);
        }
        undeclared.removeAll(declared.slots());
        undeclared.stream().map(Agreement::undeclaredSlot).forEach(problems::add);
    }

    /** A bundle with an activator may register what it declares without any component. */
    private void judgeSlots(SlotNames declared) {
        if (bundle.getHeaders("").get(Constants.BUNDLE_ACTIVATOR) != null) {
            return;
        }
        Set<String> filled = components.stream()
                .flatMap(ComponentCheck::filledBy)
                .map(SlotType::capability)
                .collect(Collectors.toSet());
        for (String slot : declared.slots()) {
            Optional<SlotType<?>> served = ServedSlots.ofCapability(slot);
            if (served.isPresent() && !filled.contains(slot)) {
                problems.add("declares slot " + slot + " and has no component that provides "
                        + served.get().type().getSimpleName()
                        + ": put @Component on the class that has the slot's annotation");
            }
        }
    }

    private static Stream<SlotType<?>> filledBy(ComponentDescription component) {
        return component.services().stream().map(ServedSlots::ofInterface).flatMap(Optional::stream);
    }
}
