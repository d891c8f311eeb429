package io.paythread.demo;

import java.util.Map;

/** What visitors and agents write, in the visitor's language. */
final class Phrases {
    private static final Map<String, String> DECLINED = Map.of(
            "en", "My card was declined but there is enough money on it. Was I charged?",
            "de", "Meine Karte wurde abgelehnt, obwohl genug Geld da ist. Wurde etwas abgebucht?",
            "es", "Mi tarjeta ha sido rechazada y tengo saldo. ¿Me habéis cobrado?",
            "fr", "Ma carte a été refusée alors que le compte est approvisionné. Ai-je été débité ?");
    private static final Map<String, String> NOTHING_CHARGED = Map.of(
            "en", "Nothing was charged. Your bank refused the payment; another card will work.",
            "de", "Es wurde nichts abgebucht. Ihre Bank hat abgelehnt; mit einer anderen Karte klappt es.",
            "es", "No se ha cobrado nada. Tu banco rechazó el pago; con otra tarjeta funcionará.",
            "fr", "Rien n'a été débité. Votre banque a refusé ; une autre carte fonctionnera.");
    private static final Map<String, String> WANTS_REFUND = Map.of(
            "en", "The parcel arrived damaged. I would like my money back for order %s.",
            "de", "Das Paket kam beschädigt an. Ich möchte mein Geld für Bestellung %s zurück.",
            "es", "El paquete llegó roto. Quiero que me devolváis el dinero del pedido %s.",
            "fr", "Le colis est arrivé abîmé. Je souhaite être remboursé de la commande %s.");
    private static final Map<String, String> REFUNDED = Map.of(
            "en", "We are sorry. Your refund is on its way and takes 5 to 10 days.",
            "de", "Das tut uns leid. Die Erstattung ist unterwegs und braucht 5 bis 10 Tage.",
            "es", "Lo sentimos. El reembolso está en camino y tarda de 5 a 10 días.",
            "fr", "Nous sommes désolés. Le remboursement est en route, comptez 5 à 10 jours.");

    private Phrases() {}

    static String declined(Visitor visitor) {
        return in(DECLINED, visitor);
    }

    static String nothingCharged(Visitor visitor) {
        return in(NOTHING_CHARGED, visitor);
    }

    static String wantsRefund(Visitor visitor, String order) {
        return in(WANTS_REFUND, visitor).formatted(order);
    }

    static String refunded(Visitor visitor) {
        return in(REFUNDED, visitor);
    }

    private static String in(Map<String, String> phrase, Visitor visitor) {
        return phrase.getOrDefault(visitor.shopper().locale(), "");
    }
}
