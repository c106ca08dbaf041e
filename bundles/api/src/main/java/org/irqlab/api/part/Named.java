package org.irqlab.api.part;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * The service properties of a part: {@code irqlab.name}, {@code irqlab.arch}, {@code
 * irqlab.compatible}. The version of a part is that of its bundle.
 */
@ComponentPropertyType
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Named {
  /** Prefix of the properties. */
  String PREFIX_ = "irqlab.";

  /** Service property with the part's name. */
  String NAME = "irqlab.name";

  /** Service property with the architecture. */
  String ARCH = "irqlab.arch";

  /** Service property with what it is compatible with. */
  String COMPATIBLE = "irqlab.compatible";

  /**
   * What a user types: lower case, the kernel's or the device tree's word.
   *
   * @return the name, unique in its seam
   */
  String name();

  /**
   * The architecture it is tied to, as in the kernel's {@code arch/}.
   *
   * @return the architecture, empty if none
   */
  String arch() default "";

  /**
   * For a controller, the {@code compatible} strings of device trees it stands for; for a driver,
   * the names of the controllers it drives, the first part offered being their default.
   *
   * @return the strings
   */
  String[] compatible() default {};
}
