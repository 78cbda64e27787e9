package io.jenkins.plugins.mlstages.freestyle;

import com.thoughtworks.xstream.converters.ConversionException;
import com.thoughtworks.xstream.converters.UnmarshallingContext;
import com.thoughtworks.xstream.io.HierarchicalStreamReader;
import hudson.model.Describable;
import hudson.util.RobustReflectionConverter;
import hudson.util.XStream2;
import io.jenkins.plugins.mlstages.steps.StageStep;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.Set;
import org.kohsuke.stapler.DataBoundConstructor;

/**
 * Reads steps from a job's configuration. XStream makes objects without their constructors, so an option that the
 * configuration does not name, because an older version or a person wrote it, would be 0 instead of its default: here each
 * step, and what holds steps in a job, begins as its constructor makes it.
 */
final class DefaultsWhereAbsent extends RobustReflectionConverter {
    private static final Set<String> PACKAGES =
            Set.of(StageStep.class.getPackageName(), MlStagesBuilder.class.getPackageName());

    DefaultsWhereAbsent(XStream2 xstream) {
        super(xstream.getMapper(), xstream.getReflectionProvider());
    }

    /** Steps, the gates and the like inside of them, and what is around them. */
    @Override
    @SuppressWarnings("rawtypes") // XStream's signature
    public boolean canConvert(Class type) {
        return type != null
                && PACKAGES.contains(type.getPackageName())
                && Describable.class.isAssignableFrom(type)
                && !Modifier.isAbstract(type.getModifiers());
    }

    @Override
    protected Object instantiateNewInstance(HierarchicalStreamReader reader, UnmarshallingContext context) {
        for (Constructor<?> constructor : context.getRequiredType().getConstructors()) {
            if (constructor.isAnnotationPresent(DataBoundConstructor.class)) {
                try {
                    return constructor.newInstance(new Object[constructor.getParameterCount()]);
                } catch (InstantiationException | IllegalAccessException | InvocationTargetException e) {
                    throw new ConversionException(
                            "A new " + context.getRequiredType().getName() + " cannot be made", e);
                }
            }
        }
        return super.instantiateNewInstance(reader, context);
    }
}
