/** Whether mail leaves and arrives: the relay and the sender's DNS, looked at from where the service runs. */
package dev.paperpost.operator.doctor;
