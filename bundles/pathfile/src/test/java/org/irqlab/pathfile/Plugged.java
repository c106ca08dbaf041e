package org.irqlab.pathfile;

import java.util.ArrayList;
import java.util.List;
import org.irqlab.api.feature.Feature;
import org.irqlab.api.feature.FeatureStore;
import org.irqlab.api.lab.Catalogue;
import org.irqlab.api.part.OptionSpec;

/** A few parts, as if they were plugged in, and a feature that is not. */
final class Plugged implements Catalogue, FeatureStore {
  private final List<Entry> entries = new ArrayList<>();

  Plugged() {
    add("Device", "uart-level");
    add("Device", "pci-intx", OptionSpec.flag("disintx", "can mask itself", true));
    add("InterruptController", "plic", OptionSpec.number("sources", "inputs", 95));
    add("InterruptController", "aplic");
    add("InterruptController", "imsic");
    add("IrqChip", "plic");
    add(
        "XenIrqController",
        "plic",
        OptionSpec.oneOf("end", "what ends a guest's interrupt", "guest", "host"));
    add("FlowHandler", "fasteoi");
    add(
        "InterruptBackend",
        "vfio-pci-intx",
        OptionSpec.oneOf("disable", "how the line is kept quiet", "lazy", "unlazy"));
    add("FrontEnd", "xen-route", OptionSpec.oneOf("completion", "who completes", "guest", "host"));
    add("Action", "service-then-eoi");
    add("Actor", "xen-release");
    add("Property", "no-extra");
  }

  private void add(String seam, String name, OptionSpec... options) {
    entries.add(new Entry(name, seam, "", List.of(), "org.irqlab.x", "0.1.0", List.of(options)));
  }

  @Override
  public List<Entry> parts() {
    return entries;
  }

  @Override
  public List<String> seams() {
    return entries.stream().map(Entry::seam).distinct().toList();
  }

  @Override
  public List<String> offering(String seam, String part) {
    boolean known = seam.equals("InterruptController") && part.equals("xive");
    return known ? List.of("power") : List.of();
  }

  @Override
  public List<Feature> features() {
    return List.of(new Feature("power", false, List.of()));
  }

  @Override
  public Feature plug(String name) {
    throw new UnsupportedOperationException(name);
  }

  @Override
  public Feature unplug(String name) {
    throw new UnsupportedOperationException(name);
  }

  @Override
  public void undisturbed(Runnable work) {
    work.run();
  }
}
