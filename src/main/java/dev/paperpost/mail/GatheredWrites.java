package dev.paperpost.mail;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;

/**
 * A Vert.x whose sockets gather what is written to them until the event loop comes round again. The mail client (4.5.28) writes a
 * message line by line and waits for each; three hundred calls of the system for a digest were nine tenths of what sending cost.
 */
final class GatheredWrites {

    /** More waits for the network. */
    private static final int MOST_HELD = 64 * 1024;

    /** The client writes its next line from within the answer to the one before: the stack must not grow with the mail. */
    private static final int DEEPEST = 50;

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
        private int depth;

        Gathering(Vertx vertx, NetSocket socket) {
            this.vertx = vertx;
            this.socket = socket;
        }

        @Override
        @SuppressWarnings("unchecked")
        public Object invoke(Object self, Method method, Object[] arguments) throws Throwable {
            if (method.getName().equals("write") && arguments[0] instanceof String text) {
                Future<Void> written = hold(text);
                if (arguments.length > 1) {
                    tell(written, (Handler<AsyncResult<Void>>) arguments[1]);
                    return null;
                }
                return written;
            }
            if (method.getName().equals("write") || LAST_WORDS.contains(method.getName())) {
                flush();
            }
            return call(socket, method, arguments);
        }

        private Future<Void> hold(String text) {
            if (held.isEmpty()) {
                vertx.getOrCreateContext().runOnContext(soon -> flush());
            }
            held.append(text);
            return held.length() > MOST_HELD ? flush() : Future.succeededFuture();
        }

        private Future<Void> flush() {
            if (held.isEmpty()) {
                return Future.succeededFuture();
            }
            String all = held.toString();
            held.setLength(0);
            return socket.write(all);
        }

        private void tell(Future<Void> written, Handler<AsyncResult<Void>> handler) {
            if (depth >= DEEPEST) {
                vertx.getOrCreateContext().runOnContext(later -> written.onComplete(handler));
                return;
            }
            depth++;
            try {
                written.onComplete(handler);
            } finally {
                depth--;
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
