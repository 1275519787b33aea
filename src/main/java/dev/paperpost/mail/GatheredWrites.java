package dev.paperpost.mail;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;

/**
 * A Vert.x whose sockets gather what is written to them until the event loop comes round again. The mail client (4.5.28) writes a
 * message line by line; three hundred calls of the system for a digest were nine tenths of what sending cost.
 */
final class GatheredWrites {

    /**
     * The client writes its next line from within the answer to the one before, so the stack grows with each: after so many the
     * answer waits for the event loop.
     */
    private static final int MOST_LINES = 64;

    private GatheredWrites() {}

    static Vertx around(Vertx vertx) {
        return proxy(
                Vertx.class,
                (self, method, arguments) -> method.getName().equals("createNetClient")
                        ? around(vertx, (NetClient) call(vertx, method, arguments))
                        : call(vertx, method, arguments));
    }

    private static NetClient around(Vertx vertx, NetClient client) {
        return proxy(NetClient.class, (self, method, arguments) -> {
            Object result = call(client, method, arguments);
            return method.getName().equals("connect") && result instanceof Future<?> connected
                    ? connected.map(socket -> proxy(NetSocket.class, new Gathering(vertx, (NetSocket) socket)))
                    : result;
        });
    }

    /** All calls come from the socket's event loop. */
    private static final class Gathering implements InvocationHandler {

        private static final Set<String> LAST_WORDS = Set.of("upgradeToSsl", "close", "end");

        private final Vertx vertx;
        private final NetSocket socket;
        private final StringBuilder held = new StringBuilder();
        private int lines;
        private boolean moreToCome;

        Gathering(Vertx vertx, NetSocket socket) {
            this.vertx = vertx;
            this.socket = socket;
        }

        @Override
        @SuppressWarnings("unchecked")
        public Object invoke(Object self, Method method, Object[] arguments) throws Throwable {
            if (method.getName().equals("write") && arguments[0] instanceof String text) {
                Future<Void> written = hold(text);
                return arguments.length == 1 ? written : written.onComplete((Handler<AsyncResult<Void>>) arguments[1]);
            }
            if (method.getName().equals("write") || LAST_WORDS.contains(method.getName())) {
                flush();
            }
            return call(socket, method, arguments);
        }

        private Future<Void> hold(String text) {
            if (held.isEmpty()) {
                flushSoon();
            }
            held.append(text);
            if (++lines < MOST_LINES) {
                return Future.succeededFuture();
            }
            lines = 0;
            moreToCome = true;
            Promise<Void> written = Promise.promise();
            vertx.runOnContext(soon -> {
                moreToCome = false;
                written.complete();
            });
            return written.future();
        }

        /** A digest goes out in one piece, the lines that were made to wait among it. */
        private void flushSoon() {
            vertx.runOnContext(soon -> {
                if (moreToCome) {
                    flushSoon();
                } else {
                    flush();
                }
            });
        }

        /** What fails here the client learns from the closed socket, as it learns of every line that is lost on the way. */
        private void flush() {
            if (!held.isEmpty()) {
                Buffer all = Buffer.buffer(held.toString());
                held.setLength(0);
                lines = 0;
                socket.write(all);
            }
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(GatheredWrites.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
