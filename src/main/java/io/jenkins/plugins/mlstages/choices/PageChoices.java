package io.jenkins.plugins.mlstages.choices;

import hudson.Extension;
import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.model.User;
import hudson.model.UserProperty;
import hudson.model.UserPropertyDescriptor;
import hudson.model.userproperty.UserPropertyCategory;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.StaplerRequest2;

/** A user's choices on the pages: JSON values by keys that the pages' modules make up. The oldest go when there are too many. */
public final class PageChoices extends UserProperty {
    static final int MOST = 200;
    static final int LONGEST_KEY = 500;
    static final int LONGEST_VALUE = 4_000;

    /** Replaced by each change and never changed itself: it may be written to disk at the same time. */
    private volatile Map<String, String> values = new LinkedHashMap<>();

    /** The name in users' files, whatever this class is called. */
    @Initializer(before = InitMilestone.JOB_LOADED)
    public static void nameInUsersFiles() {
        User.XSTREAM.alias("ml-stages-choices", PageChoices.class);
    }

    /** JSON by key, the one that was changed last at the end. */
    Map<String, String> values() {
        return new LinkedHashMap<>(values);
    }

    /**
     * @param json the value, written as JSON
     * @throws InputException when key or value is too long
     */
    synchronized void put(String key, String json) {
        if (key.isBlank() || key.length() > LONGEST_KEY || json.length() > LONGEST_VALUE) {
            throw new InputException("A choice has a key of 1 to " + LONGEST_KEY + " characters and a value of at most "
                    + LONGEST_VALUE + "; these are " + key.length() + " and " + json.length() + ".");
        }
        Map<String, String> changed = values();
        changed.remove(key);
        changed.put(key, json);
        Iterator<String> oldest = changed.keySet().iterator();
        while (changed.size() > MOST) {
            oldest.next();
            oldest.remove();
        }
        values = changed;
    }

    /** The user's own configuration pages do not show it, and so must not change it. */
    @Override
    public UserProperty reconfigure(StaplerRequest2 request, JSONObject form) {
        return this;
    }

    @Extension
    public static final class DescriptorImpl extends UserPropertyDescriptor {
        @Override
        public UserProperty newInstance(User user) {
            return new PageChoices();
        }

        @Override
        public String getDisplayName() {
            return "";
        }

        @Override
        public UserPropertyCategory getUserPropertyCategory() {
            return UserPropertyCategory.get(UserPropertyCategory.Invisible.class);
        }
    }
}
