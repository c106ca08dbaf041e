/** What runs inside a guest: its drivers and their handlers. */
package org.irqlab.guest;
