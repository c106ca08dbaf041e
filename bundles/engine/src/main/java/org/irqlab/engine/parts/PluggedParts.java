package org.irqlab.engine.parts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.irqlab.api.feature.FeatureStore;
import org.irqlab.api.lab.Catalogue;
import org.irqlab.api.part.Action;
import org.irqlab.api.part.Actor;
import org.irqlab.api.part.Device;
import org.irqlab.api.part.FlowHandler;
import org.irqlab.api.part.FrontEnd;
import org.irqlab.api.part.InterruptBackend;
import org.irqlab.api.part.InterruptController;
import org.irqlab.api.part.IrqChip;
import org.irqlab.api.part.IrqCore;
import org.irqlab.api.part.Named;
import org.irqlab.api.part.Part;
import org.irqlab.api.part.Property;
import org.irqlab.api.part.XenIrqController;
import org.irqlab.api.topology.TopologySource;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;

/** Follows the parts as they come and go. */
@Component(
    immediate = true,
    service = {Catalogue.class, PluggedParts.class})
public final class PluggedParts implements Catalogue {
  private static final List<Class<?>> SEAMS =
      List.of(
          Action.class,
          Actor.class,
          Device.class,
          FlowHandler.class,
          FrontEnd.class,
          InterruptBackend.class,
          InterruptController.class,
          IrqChip.class,
          IrqCore.class,
          Property.class,
          TopologySource.class,
          XenIrqController.class);

  private final Map<ServiceReference<?>, Plugged> plugged = new ConcurrentHashMap<>();
  private final List<Lease> leases = new CopyOnWriteArrayList<>();
  private final List<ServiceTracker<?, ?>> trackers = new ArrayList<>();

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  private volatile FeatureStore features;

  /**
   * Starts to follow.
   *
   * @param context the engine's bundle
   */
  @Activate
  public PluggedParts(BundleContext context) {
    for (Class<?> seam : SEAMS) {
      trackers.add(track(context, seam));
    }
  }

  /** Stops following. */
  @Deactivate
  public void close() {
    trackers.forEach(ServiceTracker::close);
  }

  private <T> ServiceTracker<T, Plugged> track(BundleContext context, Class<T> seam) {
    ServiceTracker<T, Plugged> tracker =
        new ServiceTracker<>(
            context,
            seam,
            new ServiceTrackerCustomizer<>() {
              @Override
              public Plugged addingService(ServiceReference<T> reference) {
                return added(context, seam, reference);
              }

              @Override
              public void modifiedService(ServiceReference<T> reference, Plugged part) {
                removedService(reference, part);
                added(context, seam, reference);
              }

              @Override
              public void removedService(ServiceReference<T> reference, Plugged part) {
                plugged.remove(reference);
                leases.forEach(lease -> lease.left(part));
                context.ungetService(reference);
              }
            });
    tracker.open();
    return tracker;
  }

  private <T> Plugged added(BundleContext context, Class<T> seam, ServiceReference<T> reference) {
    T service = context.getService(reference);
    if (service == null) {
      return null;
    }
    Bundle bundle = reference.getBundle();
    Entry entry =
        new Entry(
            text(reference.getProperty(Named.NAME)),
            seam.getSimpleName(),
            text(reference.getProperty(Named.ARCH)),
            texts(reference.getProperty(Named.COMPATIBLE)),
            bundle.getSymbolicName(),
            bundle.getVersion().toString(),
            service instanceof Part part ? part.options() : List.of());
    Plugged part = new Plugged(entry, seam, service, bundle);
    plugged.put(reference, part);
    return part;
  }

  private static String text(Object property) {
    return property == null ? "" : property.toString();
  }

  private static List<String> texts(Object property) {
    return property instanceof String[] several
        ? List.of(several)
        : property == null ? List.of() : List.of(property.toString());
  }

  /** What is plugged in now; never half a feature. */
  public Snapshot snapshot() {
    return undisturbed(Function.identity());
  }

  /**
   * Works on what is plugged in while no feature is plugged or unplugged.
   *
   * @param work the work; keep it short
   * @return what it gives
   */
  public <T> T undisturbed(Function<Snapshot, T> work) {
    FeatureStore store = features;
    if (store == null) {
      return work.apply(new Snapshot(List.copyOf(plugged.values())));
    }
    AtomicReference<T> given = new AtomicReference<>();
    store.undisturbed(() -> given.set(work.apply(new Snapshot(List.copyOf(plugged.values())))));
    return given.get();
  }

  /**
   * Asks to be told when a part leaves.
   *
   * @param parts the parts in use
   * @param left hears of the first that leaves, from the thread that unplugs it
   * @return close it when they are no longer used
   */
  public Lease lease(Collection<Plugged> parts, Consumer<Plugged> left) {
    Lease lease = new Lease(List.copyOf(parts), left);
    leases.add(lease);
    parts.stream().filter(p -> !plugged.containsValue(p)).findFirst().ifPresent(lease::left);
    return lease;
  }

  @Override
  public List<Entry> parts() {
    return snapshot().parts().stream().map(Plugged::entry).toList();
  }

  @Override
  public List<String> seams() {
    return SEAMS.stream().map(Class::getSimpleName).toList();
  }

  /** Parts in use. */
  public final class Lease implements AutoCloseable {
    private final List<Plugged> parts;
    private final Consumer<Plugged> listener;

    private Lease(List<Plugged> parts, Consumer<Plugged> listener) {
      this.parts = parts;
      this.listener = listener;
    }

    private void left(Plugged part) {
      if (parts.contains(part)) {
        listener.accept(part);
      }
    }

    @Override
    public void close() {
      leases.remove(this);
    }
  }
}
