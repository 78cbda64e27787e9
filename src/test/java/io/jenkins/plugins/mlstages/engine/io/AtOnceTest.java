package io.jenkins.plugins.mlstages.engine.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AtOnceTest {
    @Test
    void allAreWaitedForAtTheSameTime() throws Exception {
        CountDownLatch began = new CountDownLatch(3);
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        AtOnce.Wait wait = () -> {
            threads.add(Thread.currentThread());
            began.countDown();
            try {
                if (!began.await(60, TimeUnit.SECONDS)) {
                    throw new IOException("one of the three waits for another to end");
                }
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        };

        AtOnce.all(wait, wait, wait);

        assertThat(threads).hasSize(3).contains(Thread.currentThread());
    }

    @Test
    void theFirstFailureIsThrownOnceAllIsOver() {
        CountDownLatch over = new CountDownLatch(1);
        IOException first = new IOException("first");
        IOException second = new IOException("second");

        assertThatThrownBy(() -> AtOnce.all(
                        () -> {
                            throw first;
                        },
                        () -> {
                            throw second;
                        },
                        over::countDown))
                .isSameAs(first)
                .hasSuppressedException(second);

        assertThat(over.getCount()).isZero();
    }

    @Test
    void aFailureOfAnotherThreadIsThrownAsItIs() {
        IOException failure = new IOException("No space left on device");

        assertThatThrownBy(() -> AtOnce.all(() -> {}, () -> {
                    throw failure;
                }))
                .isSameAs(failure);
        assertThatThrownBy(() -> AtOnce.all(() -> {}, () -> {
                    throw new IllegalStateException("a defect");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("a defect");
    }

    @Test
    void anInterruptionIsKeptForLater() {
        CountDownLatch mayEnd = new CountDownLatch(1);
        Thread.currentThread().interrupt();

        assertThatCode(() -> AtOnce.all(mayEnd::countDown, () -> {
                    try {
                        mayEnd.await();
                    } catch (InterruptedException e) {
                        throw new IOException(e);
                    }
                }))
                .doesNotThrowAnyException();

        assertThat(Thread.interrupted()).isTrue();
    }
}
