package dev.paperpost.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataLockTest {

    @TempDir
    Path data;

    @Test
    void aDirectoryInUseIsRefusedWithAWayOut() throws StartupException, IOException {
        try (DataLock first = DataLock.take(data)) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> DataLock.take(data))
                    .isInstanceOf(StartupException.class)
                    .hasMessageContainingAll("another Paperpost", data.toString(), "PAPERPOST_DATA_DIR");
        }
    }

    @Test
    void aDirectoryLeftByItsProcessIsFreeAgain() throws StartupException, IOException {
        DataLock.take(data).close();

        try (DataLock second = DataLock.take(data)) {
            assertThat(second).isNotNull();
        }
    }
}
