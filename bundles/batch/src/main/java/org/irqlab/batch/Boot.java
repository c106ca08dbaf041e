package org.irqlab.batch;

import java.util.List;
import java.util.function.ToIntFunction;
import org.irqlab.api.command.ExitStatus;
import org.irqlab.api.feature.Feature;
import org.irqlab.api.feature.FeatureStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Plugs the features that a container starts with. */
@Component(service = ToIntFunction.class, property = "irqlab.entry=boot")
public final class Boot implements ToIntFunction<String[]> {
  private final FeatureStore store;

  /**
   * Connects with the store.
   *
   * @param store plugs
   */
  @Activate
  public Boot(@Reference FeatureStore store) {
    this.store = store;
  }

  /**
   * Plugs features.
   *
   * @param names their names; none means every feature known
   * @return the exit status
   */
  @Override
  public int applyAsInt(String[] names) {
    try {
      List<String> wanted =
          names.length > 0 ? List.of(names) : store.features().stream().map(Feature::name).toList();
      wanted.forEach(store::plug);
      return ExitStatus.OK.code();
    } catch (RuntimeException failure) {
      return Complaint.about(failure).code();
    }
  }
}
