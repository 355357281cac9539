package org.netloupe.agent;

import java.security.MessageDigest;

import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMsg;

/**
 * Decides who may connect: only those who have proven to hold the secret to the one admitted CURVE key. Answers the
 * socket's questions by ZeroMQ's authentication protocol (RFC 27, ZAP) inside the process.
 */
final class ClientGate {
    private static final String ZAP = "inproc://zeromq.zap.01";
    private static final int CREDENTIALS = 6;

    private final ZMQ.Socket socket;
    private final byte[] admitted;

    /** Must be made before the socket that it guards is bound. */
    ClientGate(ZContext context, byte[] admitted) {
        this.admitted = admitted.clone();
        socket = context.createSocket(SocketType.REP);
        socket.setLinger(0);
        socket.bind(ZAP);
    }

    ZMQ.Socket socket() {
        return socket;
    }

    /** Answers all waiting questions. */
    void answer() {
        for (ZMsg question = ZMsg.recvMsg(socket, ZMQ.DONTWAIT); question != null; question = ZMsg.recvMsg(socket,
                ZMQ.DONTWAIT)) {
            answer(question.stream().map(frame -> frame.getData()).toArray(byte[][]::new));
        }
    }

    private void answer(byte[][] question) {
        boolean admit = question.length == CREDENTIALS + 1 && "CURVE".equals(text(question[CREDENTIALS - 1]))
                && MessageDigest.isEqual(question[CREDENTIALS], admitted);
        ZMsg answer = new ZMsg();
        answer.add("1.0");
        answer.add(question.length > 1 ? question[1] : new byte[0]);
        answer.add(admit ? "200" : "400");
        answer.add(admit ? "OK" : "This key is not admitted.");
        answer.add("");
        answer.add(new byte[0]);
        answer.send(socket);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, java.nio.charset.StandardCharsets.US_ASCII);
    }
}
