package dev.paperpost.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpServer;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookClientTest {

    private static final WebhooksConfig CONFIG = new SmallRyeConfigBuilder()
            .withMapping(WebhooksConfig.class)
            .withConverter(Duration.class, 200, new DurationConverter())
            .withDefaultValue("paperpost.webhooks.allow-own-network", "true")
            .build()
            .getConfigMapping(WebhooksConfig.class);

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void shut() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void anAnswerCountsThatHasEndedBeforeWhoWaitsForItGetsToRun() {
        HttpServer receiver = vertx.createHttpServer()
                .requestHandler(request -> request.response().setStatusCode(204).end())
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        WebhookClient client = new WebhookClient(new WebhookAddress(CONFIG), heldUp(vertx), CONFIG);

        WebhookAnswer answer =
                client.post(URI.create("http://localhost:" + receiver.actualPort() + "/"), Map.of(), new byte[400]);

        assertThat(answer.said()).isEqualTo("HTTP 204");
    }

    /** On a machine with much to do a caller goes on only when the answer has come and ended. */
    private static Vertx heldUp(Vertx vertx) {
        return around(
                Vertx.class,
                vertx,
                (method, result) -> method.equals("createHttpClient")
                        ? around(
                                HttpClient.class,
                                (HttpClient) result,
                                (asked, future) -> asked.equals("request")
                                        ? around(Future.class, (Future<?>) future, (step, next) -> ended(next))
                                        : future)
                        : result);
    }

    private static Object ended(Object next) {
        if (next instanceof Future<?> future) {
            await().pollDelay(Duration.ofMillis(50)).until(future::isComplete);
        }
        return next;
    }

    private interface Change {
        Object of(String method, Object result);
    }

    private static <T> T around(Class<T> type, T inner, Change change) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> change.of(method.getName(), method.invoke(inner, arguments))));
    }
}
